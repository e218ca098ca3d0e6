import type { CallOptions } from "../ctaphid/exchange.ts";
import type { Authenticator } from "./authenticator.ts";
import { commandCode } from "./command-code.ts";

/**
 * Erases every credential and the PIN (CTAP 2.1 section 6.6). Keys allow it within ten seconds of being plugged in,
 * and with a touch.
 * @throws KeyFailure as `Authenticator.send`.
 */
export async function reset(authenticator: Authenticator, options?: CallOptions): Promise<void> {
	await authenticator.send(commandCode.reset, undefined, options);
}
