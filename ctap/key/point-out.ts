import type { Authenticator } from "../commands/authenticator.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import { selection } from "../commands/selection.ts";
import { touchProbe } from "../commands/touch-probe.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";

/**
 * Makes a key blink until it is touched, and does nothing else with it.
 * @throws KeyFailure `status` userActionTimeout and its like, `cancelled`, `gone`.
 */
export async function pointOut(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	options: CallOptions,
): Promise<void> {
	// Of CTAP 2.1 alone; its drafts (FIDO_2_1_PRE) have no such command.
	const hasSelection = info.versions.some((version) => /^FIDO_2_[1-9]$/.test(version));
	await (hasSelection ? selection(authenticator, options) : touchProbe(authenticator, options));
}
