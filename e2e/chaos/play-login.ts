import { createHash } from "node:crypto";
import { calls } from "../../contract/calls.ts";
import { loginChallengeText } from "../../contract/login-challenge.ts";
import type { LoginRequest, NewLoginRequest } from "../../contract/login-request.ts";
import { type Asked, askOverApi } from "../requester/ask-over-api.ts";
import type { Caller } from "../software-passkey/wire-call.ts";
import type { Player } from "./cast.ts";
import { collect, collectAsStranger } from "./collect.ts";
import { type Contestant, contest, type Move } from "./contest.ts";
import type { MortalServer } from "./mortal-server.ts";
import { throughKills } from "./through-kills.ts";
import { begin, type Told } from "./told.ts";

/** All that is done with one login: drawn before, so that it does not depend on how fast anything goes. */
export interface Script {
	readonly player: Player;
	readonly wish: Omit<NewLoginRequest, "publicKey" | "account">;
	readonly source: string;
	/** What is done at the same moment, each by the approver and with the passkey of these numbers. */
	readonly moves: readonly { readonly move: Move; readonly approver: number; readonly passkey: number }[];
	/** How many calls collect the outcome at once, with the right key and with another. */
	readonly collectors: number;
	readonly strangers: number;
}

export interface Stage {
	readonly server: MortalServer;
	readonly told: Told;
	/** Called with each operation as it begins. */
	readonly onOperation: () => void;
}

/** Plays one login from its asking to its collection, through whatever happens to the server meanwhile. */
export async function playLogin(stage: Stage, script: Script): Promise<void> {
	const { server, onOperation } = stage;
	const { player, moves } = script;
	onOperation();
	const wish = { ...script.wish, account: player.name };
	const asked = await throughKills(server, () => askOverApi(server.origin, wish, script.source));
	const keyThumbprint = thumbprintOf(asked);
	const told = begin(stage.told, { id: asked.id, account: player.name, keyThumbprint });
	if (moves.length === 0) return;
	const request = await throughKills(server, () => read(player.browser, asked.id));
	const contestants = moves.map(({ move, approver, passkey }): Contestant => {
		const caller = player.approvers[approver % player.approvers.length] ?? player.browser;
		const signer = player.passkeys[passkey % player.passkeys.length] ?? player.passkeys[0];
		const sign = (code: string) => {
			const challenge = createHash("sha256").update(loginChallengeText(request, code)).digest("base64url");
			return signer.sign({ challenge, rpId: "localhost", origin: server.origin });
		};
		return { move, caller, asked, sign };
	});
	const each = async <T>(all: readonly T[], act: (one: T) => Promise<void>) => {
		await Promise.all(
			all.map((one) => {
				onOperation();
				return act(one);
			}),
		);
	};
	await each(contestants, (contestant) => contest(server, told, contestant));
	const collecting = [
		...Array.from({ length: script.collectors }, () => collect),
		...Array.from({ length: script.strangers }, () => collectAsStranger),
	];
	await each(collecting, (act) => act(server, told, asked));
}

function read(caller: Caller, id: string): Promise<LoginRequest> {
	return caller.send(calls.loginRequest, { params: { id } });
}

/** RFC 7638 by hand, so that it is not the server's word. */
function thumbprintOf({ key: { publicKey } }: Asked): string {
	const canonical = JSON.stringify({ crv: publicKey.crv, kty: publicKey.kty, x: publicKey.x });
	return createHash("sha256").update(canonical).digest("base64url");
}
