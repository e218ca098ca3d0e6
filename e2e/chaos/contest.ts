import { calls } from "../../contract/calls.ts";
import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import { type Asked, send } from "../requester/ask-over-api.ts";
import type { Caller } from "../software-passkey/wire-call.ts";
import { endOf, problemOf } from "./answered-problem.ts";
import type { MortalServer } from "./mortal-server.ts";
import { throughKills } from "./through-kills.ts";
import type { ToldLogin } from "./told.ts";

/** Every way in which somebody can end a login. `mistype` signs other digits than the screen shows. */
export type Move = "approve" | "mistype" | "deny" | "deny-and-report" | "report" | "cancel";

export interface Contestant {
	readonly move: Move;
	readonly caller: Caller;
	readonly asked: Asked;
	/** Signs what was read, with these digits. */
	readonly sign: (code: string) => AuthenticationResponse;
}

/** Makes one move and notes down what it was told of the login, whether it came first or too late. */
export async function contest(server: MortalServer, told: ToldLogin, contestant: Contestant): Promise<void> {
	// Signed once: what is done again after a kill is the very same response, as a program would send it.
	const act = prepare(server, told, contestant);
	try {
		await throughKills(server, act);
	} catch (error) {
		const end = endOf(error);
		if (end) told.ends.add(end);
		else if (!harmless.has(Object(error).code)) throw error;
	}
}

function prepare(server: MortalServer, told: ToldLogin, { move, caller, asked, sign }: Contestant) {
	const params = { id: asked.id };
	const approving = (code: string) => {
		const body = { response: sign(code) };
		return async () => {
			const { receipt } = await caller.send(calls.approveLoginRequest, { params, body });
			told.ends.add("approved");
			told.receipts.add(receipt.signature);
		};
	};
	const denying = (report: boolean) => async () => {
		await caller.send(calls.denyLoginRequest, { params, body: report ? { report } : {} });
		told.ends.add("denied");
	};
	const ways: Record<Move, () => () => Promise<void>> = {
		approve: () => approving(asked.matchCode),
		mistype: () => approving(String((Number(asked.matchCode) + 1) % 100).padStart(2, "0")),
		deny: () => denying(false),
		"deny-and-report": () => denying(true),
		report: () => async () => void (await caller.send(calls.reportLoginRequest, { params, body: {} })),
		cancel: () => async () => {
			await cancel(server.origin, asked);
			told.ends.add("cancelled");
		},
	};
	return ways[move]();
}

/** Like `cancelOverApi`, but says why not. */
async function cancel(origin: string, { id, waitToken, key }: Asked): Promise<void> {
	const url = `${origin}/api/login-requests/${id}`;
	const dpop = key.proof({ method: "DELETE", url, token: waitToken });
	const { status, body } = await send(url, {
		method: "DELETE",
		headers: { authorization: `Bearer ${waitToken}`, dpop },
	});
	if (status !== 204) throw problemOf(body);
}

/** Refusals that are no end and yet lawful: the first wrong digits, and a report of what did not end or was approved. */
const harmless = new Set<unknown>(["wrong-code", "not-reportable"]);
