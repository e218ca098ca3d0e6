import { hashPin } from "../../pin-uv/pin-block.ts";
import type { PinUvProtocol, SharedSecret } from "../../pin-uv/pin-uv-protocol.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Firmware } from "../firmware.ts";
import { decryptOrNothing } from "./shared-secret.ts";

/**
 * Keeps a new PIN (CTAP 2.1 sections 6.5.5.5, steps 6 to 12, and 6.5.5.6, steps 9 to 18).
 * @param newPinEnc The PIN, padded with zeros to 64 bytes and encrypted.
 * @throws CommandFailure `pinAuthInvalid`, `invalidParameter`, or `pinPolicyViolation` for one that is too short, no
 * text, or the old one where a change is due.
 */
export function storeNewPin(
	{ flash, personality }: Firmware,
	protocol: PinUvProtocol,
	secret: SharedSecret,
	newPinEnc: Uint8Array,
): void {
	const padded = decryptOrNothing(protocol, secret, newPinEnc);
	if (!padded) throw new CommandFailure("pinAuthInvalid");
	try {
		if (padded.length !== 64) throw new CommandFailure("invalidParameter");
		const pin = padded.subarray(0, padded.findLastIndex((byte) => byte !== 0) + 1);
		const length = countCodePoints(pin);
		if (length < flash.minPinLength || pin.length > 63) throw new CommandFailure("pinPolicyViolation");
		const pinHash = hashPin(pin);
		if (flash.forcePinChange && flash.pinHash && Buffer.compare(flash.pinHash, pinHash) === 0) {
			pinHash.fill(0);
			throw new CommandFailure("pinPolicyViolation");
		}
		flash.pinHash?.fill(0);
		flash.pinHash = pinHash;
		flash.pinLength = length;
		flash.forcePinChange = false;
		flash.pinRetries = personality.pinRetries;
	} finally {
		padded.fill(0);
	}
}

function countCodePoints(pin: Uint8Array): number {
	try {
		return [...new TextDecoder("utf-8", { fatal: true }).decode(pin)].length;
	} catch (cause) {
		throw new CommandFailure("pinPolicyViolation", { cause });
	}
}
