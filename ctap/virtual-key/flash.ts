import type { ResidentCredential } from "./credentials/credential.ts";
import type { Personality } from "./personality.ts";
import type { RandomSource } from "./random-source.ts";

/** What a key keeps while it has no power. authenticatorReset begins it anew. */
export interface Flash {
	/** Encrypts the credentials that the key does not keep: 32 bytes. */
	deviceSecret: Uint8Array;
	/** The first half of the PIN's SHA-256, or undefined while no PIN is set. */
	pinHash: Uint8Array | undefined;
	/** Code points of the PIN. */
	pinLength: number;
	pinRetries: number;
	uvRetries: number;
	/** Code points. */
	minPinLength: number;
	/** Relying parties that are told the minimum. */
	minPinLengthRpIds: readonly string[];
	forcePinChange: boolean;
	alwaysUv: boolean;
	/** One counter for all credentials, so that those that are not kept count too (CTAP 2.1 section 6.2.3). */
	signatureCounter: number;
	/** The oldest first. */
	credentials: ResidentCredential[];
}

/** What a key keeps on the day it leaves the factory. */
export function freshFlash(personality: Personality, random: RandomSource): Flash {
	return {
		deviceSecret: random(32),
		pinHash: undefined,
		pinLength: 0,
		pinRetries: personality.pinRetries,
		uvRetries: personality.uvRetries,
		minPinLength: personality.minPinLength,
		minPinLengthRpIds: [],
		forcePinChange: personality.forcePinChange,
		alwaysUv: personality.alwaysUv === "on",
		signatureCounter: 0,
		credentials: [],
	};
}
