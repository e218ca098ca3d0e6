import { CommandFailure } from "../command-failure.ts";
import type { Firmware } from "../firmware.ts";
import { predatesCtap21 } from "../personality.ts";
import type { CeremonyRequest } from "./ceremony-request.ts";
import { isProtected, takesPin } from "./protection.ts";

/**
 * Whether the key shall verify its user itself: the option `uv`, where no pinUvAuthParam takes its place
 * (CTAP 2.1 sections 6.1.2, step 5, and 6.2.2, step 4).
 * @throws CommandFailure where it can not.
 */
export function readUvOption({ personality }: Firmware, { options, pinUvAuthParam }: CeremonyRequest): boolean {
	const notThere = predatesCtap21(personality) ? "unsupportedOption" : "invalidOption";
	const able = personality.builtInVerification === "configured";
	if (personality.refusesUvOption && options.uv !== undefined && !able) throw new CommandFailure("unsupportedOption");
	if (pinUvAuthParam || !options.uv) return false;
	if (!able) throw new CommandFailure(notThere);
	return true;
}

/**
 * What `alwaysUv` makes of the option (CTAP 2.1 sections 6.1.2, step 6, and 6.2.2, step 5).
 * @throws CommandFailure `puatRequired` where a PIN would do, else `operationDenied`.
 */
export function insistOnVerification(firmware: Firmware, { pinUvAuthParam }: CeremonyRequest, uv: boolean): boolean {
	if (!firmware.flash.alwaysUv) return uv;
	const refusal = takesPin(firmware) ? "puatRequired" : "operationDenied";
	if (!isProtected(firmware)) throw new CommandFailure(refusal);
	if (pinUvAuthParam || uv) return uv;
	if (firmware.personality.builtInVerification !== "configured") throw new CommandFailure(refusal);
	return true;
}
