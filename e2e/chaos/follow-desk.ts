import { createHash, randomBytes, randomUUID } from "node:crypto";
import { EventSource } from "eventsource";
import { createDpopKey } from "../../client/dpop-key.ts";
import { type OpenStream, overheard } from "../../client/event-stream.ts";
import { followLogins } from "../../client/follow-logins.ts";
import { startPairing } from "../../client/pair.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { type ConnectStream, pairedStream } from "../../client/paired-stream.ts";
import type { Network } from "../../client/runtime.ts";
import { calls } from "../../contract/calls.ts";
import { emptyDesk, type LoginDesk } from "../../contract/login-desk.ts";
import { linkSecret } from "../software-passkey/join-with.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import type { Player } from "./cast.ts";

export type StreamScope = "own" | "all";

/** Somebody's screen, which follows with the clients' own code and comes back by itself. */
export interface Follower {
	readonly name: string;
	readonly player: Player;
	readonly scope: StreamScope;
	readonly desk: LoginDesk;
	/** How often it had to connect. */
	readonly connects: number;
	/** Settles once the desk is live and at this revision or beyond. */
	reaches(revision: number): Promise<LoginDesk>;
	stop(): void;
}

/** Follows in a web session, as a page does. */
export function followInBrowser(player: Player, scope: StreamScope): Follower {
	const { origin, cookieHeader } = player.browser;
	const url = `${origin}/api/events?scope=${scope}`;
	const open: OpenStream = (heard) =>
		new EventSource(url, {
			fetch: async (_, { headers, signal }) =>
				overheard(await fetch(url, { headers: { ...headers, cookie: cookieHeader() }, signal }), heard),
		});
	return follow({ name: `${player.name}'s browser, ${scope}`, player, scope }, open);
}

/** Pairs an app by the clients' own code, and follows with its token and key. */
export async function followInApp(player: Player, scope: StreamScope): Promise<Follower> {
	const connect: ConnectStream = (url, { headers, signal }) =>
		fetch(url, { headers, ...(signal instanceof AbortSignal && { signal }) });
	const open = pairedStream(await pairApp(player), scope, connect);
	return follow({ name: `${player.name}'s app, ${scope}`, player, scope }, open);
}

const network: Network = {
	fetch: (url, { method, headers, body }) => fetch(url, { method, headers, body: body ?? null }),
};

async function pairApp({ browser, passkeys: [passkey] }: Player): Promise<PairedServer> {
	const { origin } = browser;
	const digest = async (text: string) => new Uint8Array(createHash("sha256").update(text).digest());
	const proof = await createDpopKey({ digest, randomName: randomUUID, now: Date.now });
	const reached = { origin, network, proof };
	const verifier = randomBytes(32).toString("base64url");
	const redirectUri = "http://127.0.0.1:49151/paired";
	const { url, redeem } = await startPairing(reached, { name: "Screen", redirectUri, verifier, digest });
	const secret = linkSecret(url);
	const { name, keyThumbprint } = await browser.send(calls.lookUpPairing, { body: { secret } });
	const granted = await signInWith(browser, passkey, { purpose: "pair", pairing: { secret, name, keyThumbprint } });
	if (granted.purpose !== "pair") throw new Error(`A pairing was answered as ${granted.purpose}.`);
	const { pairingToken } = await redeem(new URL(granted.redirect).searchParams.get("code") ?? "");
	return { ...reached, rpId: "localhost", token: pairingToken, clockOffset: 0 };
}

const clock = {
	now: Date.now,
	after: (wait: number, ring: () => void) => {
		const timer = setTimeout(ring, wait);
		return () => clearTimeout(timer);
	},
};

function follow(whose: Pick<Follower, "name" | "player" | "scope">, open: OpenStream): Follower {
	let desk = emptyDesk;
	let connects = 0;
	let changed = Promise.withResolvers<void>();
	const following = followLogins({
		open: (heard) => {
			connects += 1;
			return open(heard);
		},
		clock,
		random: Math.random,
		onChange(next) {
			desk = next;
			changed.resolve();
			changed = Promise.withResolvers();
		},
	});
	return {
		...whose,
		get desk() {
			return desk;
		},
		get connects() {
			return connects;
		},
		async reaches(revision) {
			while (desk.connection.state !== "live" || (desk.revision ?? -1) < revision) await changed.promise;
			return desk;
		},
		stop: following.stop,
	};
}
