import { calls } from "../contract/calls.ts";
import type { CreatedLoginRequest } from "../contract/login-request.ts";
import { Problem } from "../contract/problem.ts";
import { loginRequestId } from "../contract/public-key.ts";
import type { Patience } from "./ask-until-ended.ts";
import { callServer, type ServerConnection, Unreachable } from "./call-server.ts";
import type { DpopKey } from "./dpop-key.ts";
import type { Signal } from "./runtime.ts";

/** Something that waits for its approver. The wait token stays inside. */
export interface PendingRequest<Outcome> {
	readonly id: string;
	/** Two digits, or empty where the server asks for none. */
	readonly matchCode: string;
	readonly approveUrl: string;
	/** When its time runs out, by this machine's clock: milliseconds since 1970. */
	readonly deadline: number;

	/** Waits until it ends in any way. @throws Problem where the server refuses to tell */
	outcome(patience: Patience): Promise<Outcome>;

	/**
	 * Withdraws it.
	 * @returns false where it had already ended, and so stays as it is
	 * @throws Problem, Unreachable, what the `signal` was aborted with
	 */
	cancel(signal?: Signal): Promise<boolean>;
}

/**
 * Asks for something that somebody has to approve.
 * @param create asks, and may be called twice: the same key and body give the same request
 * @param now this machine's clock: milliseconds since 1970
 * @returns all but the waiting, and what calls that wait are made with
 * @throws Problem with the server's code, Unreachable where it gave no answer or one about another key
 */
export async function beginRequest(
	server: ServerConnection & { proof: DpopKey },
	create: () => Promise<CreatedLoginRequest>,
	now: () => number,
): Promise<{ begun: Omit<PendingRequest<never>, "outcome">; waiting: ServerConnection }> {
	// An answer that got lost is asked for again.
	const created = await create().catch((error: unknown) => {
		if (error instanceof Unreachable && error.status === undefined) return create();
		throw error;
	});
	const { id, waitToken, matchCode, approveUrl, expiresAt } = created;
	if (id !== loginRequestId(server.proof.thumbprint))
		throw new Unreachable("The server answered about somebody else's key.");
	const waiting = { ...server, token: waitToken };
	return {
		waiting,
		begun: {
			id,
			matchCode,
			approveUrl,
			deadline: now() + Date.parse(expiresAt) - Date.parse(created.now),
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
		},
	};
}
