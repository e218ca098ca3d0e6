import type { Algorithm, ProtectionLevel } from "../personality.ts";

/** The account that a credential belongs to, as makeCredential named it. */
export interface CredentialUser {
	readonly id: Uint8Array;
	readonly name?: string;
	readonly displayName?: string;
}

/** What it takes to sign with a credential, whether the key keeps it or finds it in the credential's id. */
export interface Credential {
	readonly id: Uint8Array;
	readonly rpId: string;
	readonly algorithm: Algorithm;
	/** The private key: a scalar of P-256 or a seed of Ed25519, 32 bytes. */
	readonly secret: Uint8Array;
	readonly protection: ProtectionLevel;
	/** True for one that was made with the extension hmac-secret, and gives secrets away ever after. */
	readonly hmacSecret: boolean;
	/** Known for resident credentials alone. */
	readonly user?: CredentialUser;
}

/** A credential that the key keeps, so that it can be found without its id. */
export interface ResidentCredential extends Credential {
	readonly user: CredentialUser;
	readonly rpName?: string;
}
