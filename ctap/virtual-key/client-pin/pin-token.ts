import { timingSafeEqual } from "node:crypto";
import type { PinUvProtocol } from "../../pin-uv/pin-uv-protocol.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Firmware } from "../firmware.ts";
import { predatesCtap21 } from "../personality.ts";
import { tokenPermission } from "./permissions.ts";

/** A pinUvAuthToken and its state (CTAP 2.1 section 6.5.2.1). */
export interface PinToken {
	readonly bytes: Uint8Array;
	/** The protocol that it was given out under, and that it works with alone. */
	readonly protocol: 1 | 2;
	/** Bits of `tokenPermission`. */
	permissions: number;
	/** The one relying party it works for; bound at the first use where it was given out without one. */
	rpId: string | undefined;
	userVerified: boolean;
	userPresent: boolean;
	/** In milliseconds of the key's clock. */
	readonly issuedAt: number;
	used: boolean;
	/** True for a token of CTAP 2.0, which does everything, for everybody, until the power goes. */
	readonly unlimited: boolean;
}

/** USB's initial usage time limit, and its user present time limit (CTAP 2.1 section 6.5.2.1). */
const idleMs = 30_000;
/** The max usage time period (CTAP 2.1 section 6.5.2.1). */
const longestMs = 600_000;

/** What a new token is given along. */
export type TokenGrant = Pick<PinToken, "permissions" | "rpId" | "userPresent">;

/** Makes a token, which ends all others (`resetPinUvAuthToken`, then `beginUsingPinUvAuthToken`). */
export function issueToken(firmware: Firmware, protocol: PinUvProtocol, grant: TokenGrant): PinToken {
	const { personality, clock, random, ram } = firmware;
	const unlimited = predatesCtap21(personality) && !personality.pinUvAuthToken;
	// CTAP 2.0 gives out the same token until the power goes.
	if (unlimited && ram.token?.protocol === protocol.id) return ram.token;
	endToken(firmware);
	const bytes = random(protocol.id === 1 ? personality.pinTokenLength : 32);
	ram.token = {
		...grant,
		bytes,
		protocol: protocol.id,
		userVerified: true,
		issuedAt: clock.now(),
		used: false,
		unlimited,
	};
	return ram.token;
}

/** Ends the token in use, as a new PIN does too (CTAP 2.1 section 6.5.5.6). */
export function endToken({ ram }: Firmware): void {
	ram.token?.bytes.fill(0);
	ram.token = undefined;
}

/**
 * The token in use, if it has authenticated this message (`verify`). Using it keeps it in use.
 * @throws CommandFailure `pinAuthInvalid`.
 */
export function authenticatedToken(
	firmware: Firmware,
	protocol: PinUvProtocol,
	message: Uint8Array,
	pinUvAuthParam: Uint8Array,
): PinToken {
	const token = tokenInUse(firmware);
	if (token?.protocol !== protocol.id) throw new CommandFailure("pinAuthInvalid");
	const expected = protocol.authenticate(token.bytes, message);
	if (expected.length !== pinUvAuthParam.length || !timingSafeEqual(expected, pinUvAuthParam)) {
		throw new CommandFailure("pinAuthInvalid");
	}
	token.used = true;
	return token;
}

/** True for a token with every one of these permissions, or from a time without permissions. */
export function permits(token: PinToken, permissions: number): boolean {
	return token.unlimited || (token.permissions & permissions) === permissions;
}

/** True if the token counts as a touch that has just happened (`getUserPresentFlagValue`). */
export function tokenSaysPresent(firmware: Firmware): boolean {
	return tokenInUse(firmware)?.userPresent ?? false;
}

/**
 * After a touch, a token of CTAP 2.1 is good for large blobs alone: one entry of the PIN, one ceremony
 * (`clearUserPresentFlag`, `clearUserVerifiedFlag`, `clearPinUvAuthTokenPermissionsExceptLbw`).
 */
export function spendToken({ ram: { token } }: Firmware): void {
	if (!token || token.unlimited) return;
	token.userPresent = false;
	token.userVerified = false;
	token.permissions &= tokenPermission.largeBlobWrite;
}

/** Does what `pinUvAuthTokenUsageTimerObserver` would have done by now (CTAP 2.1 section 6.5.3.2). */
function tokenInUse(firmware: Firmware): PinToken | undefined {
	const { token } = firmware.ram;
	if (!token || token.unlimited) return token;
	const age = firmware.clock.now() - token.issuedAt;
	if (age >= idleMs) token.userPresent = false;
	if (age < longestMs && (token.used || age < idleMs)) return token;
	endToken(firmware);
	return undefined;
}
