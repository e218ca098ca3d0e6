import { createHash, randomUUID } from "node:crypto";
import { callServer } from "../../client/call-server.ts";
import { createDpopKey, type DpopKey } from "../../client/dpop-key.ts";
import type { Network } from "../../client/runtime.ts";
import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";

const network: Network = {
	fetch: (url, { method, headers, body }) => fetch(url, { method, headers, body: body ?? null }),
};

/** A login as the project's own clients ask for it, on a machine with this clock. */
export interface ClockLogin {
	readonly id: string;
	readonly matchCode: string;
	/** Milliseconds that the server gives it from its making. */
	readonly lifetime: number;
	/** What the server says became of it: a state, or the code that it is refused with. */
	outcome(): Promise<{ readonly state: string; readonly expiresIn?: number }>;
}

export async function askByClock(origin: string, account: string, now: () => number): Promise<ClockLogin> {
	const digest = async (text: string) => new Uint8Array(createHash("sha256").update(text).digest());
	const proof: DpopKey = await createDpopKey({ digest, randomName: randomUUID, now });
	const server = { origin, network, proof };
	const body = { account, kind: "login" as const, publicKey: proof.publicKey };
	const created = await callServer(server, calls.createLoginRequest, { body });
	const { id, matchCode, waitToken: token } = created;
	return {
		id,
		matchCode,
		lifetime: Date.parse(created.expiresAt) - Date.parse(created.now),
		outcome: () =>
			callServer({ ...server, token }, calls.loginOutcome, { params: { id } }).catch((error: unknown) => {
				if (error instanceof Problem) return { state: error.code };
				throw error;
			}),
	};
}
