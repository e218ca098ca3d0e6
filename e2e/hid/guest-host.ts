/** What a credential is to be made for. Binary is base64, as in libfido2's tools. */
export interface CredentialWish {
	readonly rpId: string;
	readonly clientDataHash: string;
	readonly pin: string;
}

/** What is to be signed, and with which credential. */
export interface AssertionWish extends CredentialWish {
	readonly credentialId: string;
}

export interface GuestCredential {
	/** Base64. */
	readonly id: string;
	/** An ES256 key, as PEM. */
	readonly publicKey: string;
}

/** A signature, with what it covers beside the hash. Both are base64. */
export interface GuestAssertion {
	readonly authenticatorData: string;
	readonly signature: string;
}

/** A program in the guest that uses security keys, whoever wrote it. Both throw what it complains of. */
export interface GuestHost {
	make(wish: CredentialWish): Promise<GuestCredential>;
	assert(wish: AssertionWish): Promise<GuestAssertion>;
}
