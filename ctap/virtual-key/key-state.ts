import type { CborMap } from "../cbor/cbor-value.ts";
import type { CredentialUser, ResidentCredential } from "./credentials/credential.ts";
import { credentialKey } from "./credentials/credential-key.ts";
import type { Firmware } from "./firmware.ts";
import type { ProtectionLevel } from "./personality.ts";
import type { PresenceRequest, VerificationRequest } from "./user-interaction.ts";

/** A resident credential, without what is secret about it. */
export interface CredentialState {
	readonly id: Uint8Array;
	readonly rpId: string;
	readonly user: CredentialUser;
	readonly protection: ProtectionLevel;
	readonly cosePublicKey: CborMap;
}

/** A look into a key, for tests and for whoever draws its light. */
export interface KeyState {
	readonly plugged: boolean;
	/** True while it waits for a touch or a finger. */
	readonly blinking: boolean;
	/** What for. */
	readonly blinkingFor: PresenceRequest | VerificationRequest | undefined;
	readonly pinSet: boolean;
	/** Wrong PINs until it has to be reset. */
	readonly pinRetries: number;
	/** Wrong PINs until it has to be unplugged. */
	readonly pinTriesBeforePowerCycle: number;
	readonly uvRetries: number;
	readonly minPinLength: number;
	readonly forcePinChange: boolean;
	readonly alwaysUv: boolean;
	/** The value that the last signature carried. */
	readonly signatureCounter: number;
	/** Channels given out since it was plugged in. */
	readonly channels: number;
	/** What it keeps, the oldest first. */
	readonly credentials: readonly CredentialState[];
}

export function describeState(firmware: Firmware, plugged: boolean, channels: number): KeyState {
	const { flash, ram, personality } = firmware;
	return {
		plugged,
		blinking: ram.blinkingFor !== undefined,
		blinkingFor: ram.blinkingFor,
		pinSet: flash.pinHash !== undefined,
		pinRetries: flash.pinRetries,
		pinTriesBeforePowerCycle: Math.max(0, personality.pinTriesPerPowerCycle - ram.pinMismatches),
		uvRetries: flash.uvRetries,
		minPinLength: flash.minPinLength,
		forcePinChange: flash.forcePinChange,
		alwaysUv: flash.alwaysUv,
		signatureCounter: flash.signatureCounter,
		channels,
		credentials: flash.credentials.map(describeCredential),
	};
}

function describeCredential({ id, rpId, user, protection, algorithm, secret }: ResidentCredential): CredentialState {
	return { id, rpId, user, protection, cosePublicKey: credentialKey(algorithm, secret).cosePublicKey };
}
