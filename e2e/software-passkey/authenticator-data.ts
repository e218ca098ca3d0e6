import { createHash } from "node:crypto";

export interface AuthenticatorState {
	rpId: string;
	userPresent: boolean;
	userVerified: boolean;
	backupEligible: boolean;
	backedUp: boolean;
	counter: number;
}

export interface AttestedCredential {
	/** Names the model of the authenticator, in the form of a UUID. */
	aaguid: string;
	credentialId: Uint8Array;
	cosePublicKey: Uint8Array;
}

/** Authenticator data (WebAuthn L3, 6.1): hash of the RP ID, flags, counter, and what a registration attests. */
export function authenticatorData(state: AuthenticatorState, attested?: AttestedCredential): Buffer {
	const head = Buffer.alloc(5);
	head.writeUInt8(flagsOf(state) | (attested ? 0x40 : 0));
	head.writeUInt32BE(state.counter, 1);
	return Buffer.concat([
		createHash("sha256").update(state.rpId).digest(),
		head,
		attested ? attestedCredentialData(attested) : Buffer.alloc(0),
	]);
}

/** UP is bit 0, UV bit 2, BE bit 3, BS bit 4 (L3, 6.1). */
function flagsOf({ userPresent, userVerified, backupEligible, backedUp }: AuthenticatorState): number {
	return (userPresent ? 0x01 : 0) | (userVerified ? 0x04 : 0) | (backupEligible ? 0x08 : 0) | (backedUp ? 0x10 : 0);
}

/** Attested credential data (WebAuthn L3, 6.5.1). */
function attestedCredentialData({ aaguid, credentialId, cosePublicKey }: AttestedCredential): Buffer {
	const length = Buffer.alloc(2);
	length.writeUInt16BE(credentialId.length);
	return Buffer.concat([Buffer.from(aaguid.replaceAll("-", ""), "hex"), length, credentialId, cosePublicKey]);
}
