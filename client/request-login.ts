import { calls } from "../contract/calls.ts";
import type { NewLoginRequest } from "../contract/login-request.ts";
import { type LoginOutcome, waitForOutcome } from "./await-outcome.ts";
import { callServer, type ServerConnection } from "./call-server.ts";
import type { DpopKey } from "./dpop-key.ts";
import { beginRequest, type PendingRequest } from "./pending-request.ts";

/** One login that waits for its approver. */
export type PendingLogin = PendingRequest<LoginOutcome>;

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
	const body = { ...wish, publicKey: server.proof.publicKey };
	const { begun, waiting } = await beginRequest(
		server,
		() => callServer(server, calls.createLoginRequest, { body }),
		now,
	);
	return { ...begun, outcome: (patience) => waitForOutcome(waiting, begun, patience) };
}
