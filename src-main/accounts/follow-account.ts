import { callServer } from "../../client/call-server.ts";
import { type Following, followLogins } from "../../client/follow-logins.ts";
import { restoreDpopKey } from "../../client/kept-key.ts";
import type { KeptPairing, PairedServer } from "../../client/paired-server.ts";
import { pairedStream } from "../../client/paired-stream.ts";
import { calls } from "../../contract/calls.ts";
import type { LoginDesk } from "../../contract/login-desk.ts";
import { Problem } from "../../contract/problem.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import { checkServer, type ServerTrouble } from "./check-server.ts";
import type { Surroundings } from "./surroundings.ts";

/** How long what answers may take to say who it is, in milliseconds. */
const patience = 15_000;

/** What following an account tells of, each as soon as it is known. */
export interface FollowedAccount {
	onDesk(desk: LoginDesk): void;
	/** Of everybody's requests, while those are followed; `undefined` where they are no more. */
	onEverybody(desk: LoginDesk | undefined): void;
	/** What stands in the way of following; `undefined` where nothing does. */
	onTrouble(trouble: ServerTrouble | "other-server" | undefined): void;
	onAdmin(admin: boolean): void;
}

/** One account that is followed, and the server that its owner's acts go to. */
export interface AccountFollowing extends Following {
	readonly server: PairedServer;
	/** The pairing's id at the server. */
	readonly pairing: string;
	/** Begins or ends the following of everybody's requests. */
	followEverybody(wanted: boolean): void;
}

/**
 * Follows one account. Who its server is was fixed when it was paired with: each connection asks first, and where
 * another answers, nothing of it is taken.
 */
export async function followAccount(
	pairing: KeptPairing,
	surroundings: Surroundings,
	told: FollowedAccount,
): Promise<AccountFollowing> {
	const { network, connectStream, clock, random } = surroundings;
	const { server: origin, rpId, token, key } = pairing;
	const proof = await restoreDpopKey(key, keySurroundings);
	const server: PairedServer = { origin, rpId, token, proof, network, clockOffset: 0 };

	const checked: typeof connectStream = async (url, init) => {
		await refuseOthers();
		return connectStream(url, init);
	};
	const refuseOthers = async () => {
		try {
			const answered = await checkServer(origin, network, AbortSignal.timeout(patience));
			if (answered.rpId !== rpId) throw new DesktopFailure("other-address");
			told.onTrouble(undefined);
		} catch (error) {
			told.onTrouble(troubleOf(error));
			throw error;
		}
	};
	const stream = (scope: "own" | "all", onChange: (desk: LoginDesk) => void) =>
		followLogins({ open: pairedStream(server, scope, checked), clock, random, onChange });

	let live = false;
	const own = stream("own", (desk) => {
		told.onDesk(desk);
		const isLive = desk.connection.state === "live";
		// Roles change rarely: each time the stream begins is often enough to look.
		if (isLive && !live) void mayAdminister(server).then((admin) => admin !== undefined && told.onAdmin(admin));
		live = isLive;
	});
	let all: Following | undefined;
	const each = (act: (one: Following) => void) => {
		for (const one of all ? [own, all] : [own]) act(one);
	};
	const followEverybody = (wanted: boolean) => {
		if (wanted === (all !== undefined)) return;
		all?.stop();
		all = wanted ? stream("all", told.onEverybody) : undefined;
		if (!wanted) told.onEverybody(undefined);
	};
	return {
		server,
		pairing: pairing.id,
		followEverybody,
		tryNow: () => each((one) => one.tryNow()),
		reconnect: () => each((one) => one.reconnect()),
		pause: () => each((one) => one.pause()),
		stop: () => each((one) => one.stop()),
	};
}

/** What answers by another name is another server, once it is known who is looked for. */
function troubleOf(error: unknown): ServerTrouble | "other-server" {
	if (!(error instanceof DesktopFailure)) return "unreachable";
	return error.code === "other-address" ? "other-server" : (error.code as ServerTrouble);
}

/** @returns `undefined` where it could not be learnt */
async function mayAdminister(server: PairedServer): Promise<boolean | undefined> {
	try {
		await callServer(server, calls.listLoginRequests, { query: { scope: "all", limit: 1 } });
		return true;
	} catch (error) {
		return error instanceof Problem && error.code === "forbidden" ? false : undefined;
	}
}
