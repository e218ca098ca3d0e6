import { calls } from "../contract/calls.ts";
import type { NewLoginRequest } from "../contract/login-request.ts";
import { Problem } from "../contract/problem.ts";
import { loginRequestId } from "../contract/public-key.ts";
import { type LoginOutcome, type Patience, waitForOutcome } from "./await-outcome.ts";
import { callServer, type ServerConnection, Unreachable } from "./call-server.ts";
import type { DpopKey } from "./dpop-key.ts";
import type { Signal } from "./runtime.ts";

/** One login that waits for its approver. The wait token stays inside. */
export interface PendingLogin {
	readonly id: string;
	/** Two digits, or empty where the server asks for none. */
	readonly matchCode: string;
	readonly approveUrl: string;
	/** When its time runs out, by this machine's clock: milliseconds since 1970. */
	readonly deadline: number;

	/** Waits until the login ends in any way. @throws Problem where the server refuses to tell */
	outcome(patience: Patience): Promise<LoginOutcome>;

	/**
	 * Withdraws the login.
	 * @returns false where it had already ended, and so stays as it is
	 * @throws Problem, Unreachable, what the `signal` was aborted with
	 */
	cancel(signal?: Signal): Promise<boolean>;
}

/**
 * Asks to log in.
 * @param now this machine's clock: milliseconds since 1970
 * @throws Problem with the server's code, Unreachable where it gave no answer or one about another key
 */
export async function requestLogin(
	server: ServerConnection & { proof: DpopKey },
	wish: Omit<NewLoginRequest, "publicKey">,
	now: () => number,
): Promise<PendingLogin> {
	const { publicKey, thumbprint } = server.proof;
	const create = () => callServer(server, calls.createLoginRequest, { body: { ...wish, publicKey } });
	// An answer that got lost is asked for again: the same key and body give the same request.
	const created = await create().catch((error: unknown) => {
		if (error instanceof Unreachable && error.status === undefined) return create();
		throw error;
	});
	const { id, waitToken, matchCode, approveUrl, expiresAt } = created;
	if (id !== loginRequestId(thumbprint)) throw new Unreachable("The server answered about somebody else's key.");
	const waiting = { ...server, token: waitToken };
	const deadline = now() + Date.parse(expiresAt) - Date.parse(created.now);

	return {
		id,
		matchCode,
		approveUrl,
		deadline,
		outcome: (patience) => waitForOutcome(waiting, { id, deadline }, patience),
		async cancel(signal) {
			const given = { params: { id }, ...(signal && { signal }) };
			try {
				await callServer(waiting, calls.cancelLoginRequest, given);
				return true;
			} catch (error) {
				if (error instanceof Problem && error.code === "already-settled") return false;
				throw error;
			}
		},
	};
}
