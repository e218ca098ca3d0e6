/** What both sides share after the key agreement of a PIN/UV protocol. Wipe it when the command is done. */
export type SharedSecret = Uint8Array;

/**
 * One of the two PIN/UV auth protocols (CTAP 2.1 sections 6.5.6 and 6.5.7): how platform and authenticator hide a PIN
 * from the wire, and prove to each other that they know the same secret.
 */
export interface PinUvProtocol {
	/** The number that commands name the protocol by. */
	readonly id: 1 | 2;
	/** Turns the x coordinate of the ECDH point, 32 bytes, into the shared secret (`kdf(Z)`). */
	deriveSecret(z: Uint8Array): SharedSecret;
	/** @param plaintext A whole number of 16-byte blocks. */
	encrypt(secret: SharedSecret, plaintext: Uint8Array): Uint8Array;
	/** @throws PinUvFailure for a length that no ciphertext has. */
	decrypt(secret: SharedSecret, ciphertext: Uint8Array): Uint8Array;
	/** @param key The shared secret, or a pinUvAuthToken. */
	authenticate(key: Uint8Array, message: Uint8Array): Uint8Array;
	/** True for a length that a decrypted pinUvAuthToken may have. */
	isTokenLength(bytes: number): boolean;
}

/** What came over the wire does not fit the protocol. */
export class PinUvFailure extends Error {
	override readonly name = "PinUvFailure";
}
