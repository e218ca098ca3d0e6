import type { CallOptions } from "../ctaphid/exchange.ts";
import type { Authenticator } from "./authenticator.ts";
import { commandCode } from "./command-code.ts";

/**
 * Lets the person point out this key by touching it (CTAP 2.1 section 6.9).
 * @throws KeyFailure as `Authenticator.send`.
 */
export async function selection(authenticator: Authenticator, options?: CallOptions): Promise<void> {
	await authenticator.send(commandCode.selection, undefined, options);
}
