/** The members that WebAuthn's JSON forms of a credential share (level 3, section 5.1). Binary is base64url. */
export interface CredentialJson {
	readonly id: string;
	readonly rawId: string;
	readonly type: "public-key";
	readonly authenticatorAttachment: "cross-platform";
	readonly clientExtensionResults: Readonly<Record<string, never>>;
}

/** The shared members for the credential with this id, on a key that is no part of the machine. */
export function credentialJson(credentialId: Uint8Array): CredentialJson {
	const id = base64url(credentialId);
	return {
		id,
		rawId: id,
		type: "public-key",
		authenticatorAttachment: "cross-platform",
		clientExtensionResults: {},
	};
}

export function base64url(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64url");
}
