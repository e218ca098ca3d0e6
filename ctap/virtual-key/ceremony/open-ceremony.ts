import type { PinUvProtocol } from "../../pin-uv/pin-uv-protocol.ts";
import { protocolNamed } from "../client-pin/shared-secret.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import { predatesCtap21 } from "../personality.ts";
import { askForTouch } from "./ask-for-touch.ts";
import type { CeremonyRequest } from "./ceremony-request.ts";

/**
 * Steps 1 and 2 of makeCredential and getAssertion (CTAP 2.1 sections 6.1.2 and 6.2.2). An empty pinUvAuthParam is how
 * a platform of CTAP 2.0 lets its user choose one of several keys: it is touched, and then nothing is done. Before
 * anything else comes a list with more entries than the key takes (CTAP 2.1 section 6.4, maxCredentialCountInList).
 * @returns The protocol of the pinUvAuthParam, or undefined where there is none.
 */
export async function openCeremony(
	firmware: Firmware,
	run: CommandRun,
	{ kind, rpId, listLength, pinUvAuthParam, pinUvAuthProtocol }: CeremonyRequest,
): Promise<PinUvProtocol | undefined> {
	const { flash, personality } = firmware;
	if (listLength > (personality.maxCredentialCountInList ?? listLength)) throw new CommandFailure("requestTooLarge");
	if (!pinUvAuthParam) return undefined;
	if (pinUvAuthParam.length === 0 && (personality.clientPin || personality.pinUvAuthToken)) {
		await askForTouch(firmware, run, { kind, rpId });
		throw new CommandFailure(flash.pinHash ? "pinInvalid" : "pinNotSet");
	}
	if (predatesCtap21(personality)) return protocolOfCtap20(firmware, pinUvAuthProtocol);
	if (pinUvAuthProtocol === undefined) throw new CommandFailure("missingParameter");
	return protocolNamed(firmware, pinUvAuthProtocol);
}

/** CTAP 2.0 has other words for the same (CTAP 2.0 section 5.1). */
function protocolOfCtap20(firmware: Firmware, id: number | undefined): PinUvProtocol {
	if (!firmware.flash.pinHash) throw new CommandFailure("pinNotSet");
	const { pinUvAuthProtocols } = firmware.personality;
	if (!pinUvAuthProtocols.some((known) => known === id)) throw new CommandFailure("pinAuthInvalid");
	return protocolNamed(firmware, id ?? 0);
}
