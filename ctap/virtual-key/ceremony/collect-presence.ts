import { spendToken, tokenSaysPresent } from "../client-pin/pin-token.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import { askForTouch } from "./ask-for-touch.ts";
import type { CeremonyRequest } from "./ceremony-request.ts";
import type { UserEvidence } from "./verify-user.ts";

/**
 * Waits for a touch, unless the finger or the token that verified the user was one (CTAP 2.1 sections 6.1.2, steps 13
 * and 14, and 6.2.2, steps 8 and 9). The token is spent with it.
 */
export async function collectPresence(
	firmware: Firmware,
	run: CommandRun,
	request: CeremonyRequest,
	evidence: UserEvidence,
): Promise<void> {
	// A finger taken by this very command leaves tokens alone: none was shown.
	if (evidence.touched) return;
	await touchUnlessPresent(firmware, run, request);
	spendToken(firmware);
}

/** The touch alone, as a credential of the excludeList asks for it too (CTAP 2.1 section 6.1.2, step 12). */
export async function touchUnlessPresent(
	firmware: Firmware,
	run: CommandRun,
	{ kind, rpId, pinUvAuthParam }: CeremonyRequest,
): Promise<void> {
	if (pinUvAuthParam && tokenSaysPresent(firmware)) return;
	await askForTouch(firmware, run, { kind, rpId });
}
