import type { CborMap } from "../cbor/cbor-value.ts";
import { encodeCbor } from "../cbor/encode-cbor.ts";
import { byteString, map, optionalListOf, optionalMember, text, truth, wholeNumber } from "../cbor/read-member.ts";
import type { Answer } from "./answer.ts";
import { isProtected } from "./ceremony/protection.ts";
import { tokenPermission } from "./client-pin/permissions.ts";
import { authenticatedToken, endToken, permits } from "./client-pin/pin-token.ts";
import { protocolNamed } from "./client-pin/shared-secret.ts";
import { CommandFailure } from "./command-failure.ts";
import type { Firmware } from "./firmware.ts";
import type { Flash } from "./flash.ts";
import { mostMinPinLengthRpIds } from "./get-info.ts";
import { required } from "./read-parameters.ts";

/** The byte of authenticatorConfig, and its subcommands (CTAP 2.1 section 6.11). */
export const configCommand = { code: 0x0d, toggleAlwaysUv: 0x02, setMinPinLength: 0x03 } as const;

/** Bytes in a PIN at most, and so code points. */
const longestPin = 63;

/** authenticatorConfig (CTAP 2.1 section 6.11). */
export function configure(firmware: Firmware, parameters: CborMap): Answer {
	const subcommand = required(parameters, 0x01, wholeNumber);
	const settings = optionalMember(parameters, 0x02, map);
	const known = subcommand === configCommand.toggleAlwaysUv || subcommand === configCommand.setMinPinLength;
	if (!known) throw new CommandFailure("invalidParameter");
	requireToken(firmware, parameters, subcommand, settings);
	return subcommand === configCommand.toggleAlwaysUv
		? toggleAlwaysUv(firmware)
		: setMinPinLength(firmware, settings ?? new Map());
}

/** A key that nothing protects yet is configured without a token, unless it insists (CTAP 2.1 section 6.11). */
function requireToken(
	firmware: Firmware,
	parameters: CborMap,
	subcommand: number,
	settings: CborMap | undefined,
): void {
	const insists = firmware.flash.alwaysUv && subcommand !== configCommand.toggleAlwaysUv;
	if (!isProtected(firmware) && !insists) return;
	const pinUvAuthParam = optionalMember(parameters, 0x04, byteString);
	if (!pinUvAuthParam) throw new CommandFailure("puatRequired");
	const protocol = protocolNamed(firmware, required(parameters, 0x03, wholeNumber));
	const message = Buffer.concat([
		Buffer.alloc(32, 0xff),
		Uint8Array.of(configCommand.code, subcommand),
		settings ? encodeCbor(settings) : new Uint8Array(),
	]);
	const token = authenticatedToken(firmware, protocol, message, pinUvAuthParam);
	if (!permits(token, tokenPermission.authenticatorConfig)) throw new CommandFailure("pinAuthInvalid");
}

/** CTAP 2.1 section 6.11.2. */
function toggleAlwaysUv({ flash, personality }: Firmware): Answer {
	if (personality.alwaysUv === "absent") throw new CommandFailure("operationDenied");
	flash.alwaysUv = !flash.alwaysUv;
	return {};
}

/** The minimum can grow and never shrink, but by a reset (CTAP 2.1 section 6.11.4). */
function setMinPinLength(firmware: Firmware, settings: CborMap): Answer {
	const { flash } = firmware;
	const length = optionalMember(settings, 0x01, wholeNumber) ?? flash.minPinLength;
	const forceChange = optionalMember(settings, 0x03, truth) ?? false;
	if (length < flash.minPinLength || length > longestPin) throw new CommandFailure("pinPolicyViolation");
	if (forceChange && !flash.pinHash) throw new CommandFailure("pinNotSet");
	flash.minPinLengthRpIds = readRpIds(firmware, settings) ?? flash.minPinLengthRpIds;
	flash.minPinLength = length;
	if (forceChange || isTooShort(flash)) {
		flash.forcePinChange = true;
		endToken(firmware);
	}
	return {};
}

/** The relying parties that shall be told the minimum. */
function readRpIds({ personality }: Firmware, settings: CborMap): readonly string[] | undefined {
	const rpIds = optionalListOf(settings, 0x02, text);
	if (!rpIds) return undefined;
	if (!personality.extensions.includes("minPinLength")) throw new CommandFailure("invalidParameter");
	if (rpIds.length > mostMinPinLengthRpIds) throw new CommandFailure("keyStoreFull");
	return rpIds;
}

function isTooShort({ pinHash, pinLength, minPinLength }: Flash): boolean {
	return pinHash !== undefined && pinLength < minPinLength;
}
