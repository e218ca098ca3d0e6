import { isAscii, isUtf8 } from "node:buffer";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import { KeyFailure } from "../key-failure.ts";
import { statusCode } from "../status/status-code.ts";

/** Bytes that a PIN may have in UTF-8 (CTAP 2.1 section 6.5.1). */
const longest = 63;

/**
 * A PIN in the form that keys compare: Unicode NFC in UTF-8 (CTAP 2.1 section 6.5.1). Bytes are wiped once they are
 * read; a string can not be wiped, so programs that ask a person hand over bytes.
 * @returns A copy that the caller wipes.
 * @throws KeyFailure `status` pinInvalid for bytes that are no text, or that end as no PIN does: those were wiped.
 */
export function pinBytes(pin: string | Uint8Array): Uint8Array {
	if (typeof pin === "string") return new TextEncoder().encode(pin.normalize("NFC"));
	try {
		// No key takes such a PIN, so none can have it; most likely the bytes were handed over once before.
		if (pin.at(-1) === 0) throw impossible("This PIN ends in a zero byte, as one does that was wiped already.");
		// Most PINs are digits, which are the same in every form: no string is made of them. Not `slice`, with which a Buffer
		// gives away its own bytes, to be wiped right here.
		return isAscii(pin) ? Uint8Array.from(pin) : normalized(pin);
	} finally {
		pin.fill(0);
	}
}

function normalized(pin: Uint8Array): Uint8Array {
	if (!isUtf8(pin)) throw impossible("This PIN is not text in UTF-8.");
	return new TextEncoder().encode(new TextDecoder("utf-8", { ignoreBOM: true }).decode(pin).normalize("NFC"));
}

function impossible(message: string): KeyFailure {
	return new KeyFailure("status", message, { status: statusCode.pinInvalid });
}

/** Counts characters as the standard does, by code points: each begins with a byte that continues no other. */
export function codePointsOf(pin: Uint8Array): number {
	return pin.reduce((count, byte) => count + ((byte & 0xc0) === 0x80 ? 0 : 1), 0);
}

/** What is wrong with a PIN that was entered. */
export type PinFault = "too-short" | "too-long";

/** Why a key would refuse a new PIN, as far as it is known beforehand; undefined where nothing speaks against it. */
export function newPinFault(pin: Uint8Array, info: AuthenticatorInfo): PinFault | undefined {
	const codePoints = codePointsOf(pin);
	if (codePoints < info.minPinLength) return "too-short";
	return pin.length > longest || codePoints > info.maxPinLength || pin.at(-1) === 0 ? "too-long" : undefined;
}

/** @throws KeyFailure `status` pinPolicyViolation, before the key hears of a new PIN that it would refuse. */
export function assertNewPin(pin: Uint8Array, info: AuthenticatorInfo): void {
	const fault = newPinFault(pin, info);
	if (!fault) return;
	const message =
		fault === "too-short"
			? `The new PIN is too short: this key asks for at least ${info.minPinLength} characters.`
			: "The new PIN is too long.";
	throw new KeyFailure("status", message, { status: statusCode.pinPolicyViolation });
}

/** Why a PIN can not be the one that a key has; such a one never gets to the key, and costs no try. */
export function possiblePinFault(pin: Uint8Array): PinFault | undefined {
	if (codePointsOf(pin) < 4) return "too-short";
	return pin.length > longest ? "too-long" : undefined;
}

/** @throws KeyFailure `status` pinInvalid for a PIN that can not be right. */
export function assertPossiblePin(pin: Uint8Array): void {
	const fault = possiblePinFault(pin);
	if (!fault) return;
	const message = fault === "too-short" ? "A PIN has at least four characters." : "A PIN is not that long.";
	throw new KeyFailure("status", message, { status: statusCode.pinInvalid });
}
