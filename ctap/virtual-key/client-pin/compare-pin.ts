import { timingSafeEqual } from "node:crypto";
import type { PinUvProtocol, SharedSecret } from "../../pin-uv/pin-uv-protocol.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Firmware } from "../firmware.ts";
import { decryptOrNothing, regenerateAgreementKey } from "./shared-secret.ts";

/** @throws CommandFailure `pinNotSet`, `pinBlocked` or `pinAuthBlocked` where no PIN would be compared at all. */
export function requireTriesLeft({ flash, ram, personality }: Firmware): void {
	if (!flash.pinHash) throw new CommandFailure("pinNotSet");
	if (flash.pinRetries === 0) throw new CommandFailure("pinBlocked");
	if (ram.pinMismatches < personality.pinTriesPerPowerCycle) return;
	if (personality.countsTriesWhileBlocked) flash.pinRetries -= 1;
	throw new CommandFailure("pinAuthBlocked");
}

/**
 * Compares a PIN's hash with the one kept (CTAP 2.1 sections 6.5.5.6 and 6.5.5.7). The try is counted before it is
 * made, so that pulling the key out in between gains nobody a try.
 * @throws CommandFailure `pinInvalid`, `pinAuthBlocked` with the third mismatch in a row, `pinBlocked` with the last.
 */
export function comparePin(
	firmware: Firmware,
	protocol: PinUvProtocol,
	secret: SharedSecret,
	pinHashEnc: Uint8Array,
): void {
	const { flash, ram, personality } = firmware;
	flash.pinRetries -= 1;
	const pinHash = decryptOrNothing(protocol, secret, pinHashEnc);
	const right = isSameHash(pinHash, flash.pinHash);
	pinHash?.fill(0);
	if (right) {
		flash.pinRetries = personality.pinRetries;
		// A right PIN also gives a blocked fingerprint reader its tries back (CTAP 2.1 section 6.5.3.1).
		flash.uvRetries = personality.uvRetries;
		ram.pinMismatches = 0;
		return;
	}
	regenerateAgreementKey(firmware, protocol);
	ram.pinMismatches += 1;
	if (flash.pinRetries === 0) throw new CommandFailure("pinBlocked");
	if (ram.pinMismatches >= personality.pinTriesPerPowerCycle) throw new CommandFailure("pinAuthBlocked");
	throw new CommandFailure("pinInvalid");
}

function isSameHash(given: Uint8Array | undefined, kept: Uint8Array | undefined): boolean {
	return given !== undefined && given.length === kept?.length && timingSafeEqual(given, kept);
}
