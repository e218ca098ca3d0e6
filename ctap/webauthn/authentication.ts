import type { Assertion } from "../key/security-key.ts";

/** An assertion in WebAuthn's JSON form (level 3, section 5.1, AuthenticationResponseJSON). Binary is base64url. */
export interface AuthenticationJson {
	readonly id: string;
	readonly rawId: string;
	readonly type: "public-key";
	readonly authenticatorAttachment: "cross-platform";
	readonly clientExtensionResults: Readonly<Record<string, never>>;
	readonly response: {
		readonly clientDataJSON: string;
		readonly authenticatorData: string;
		readonly signature: string;
		readonly userHandle?: string;
	};
}

/** Puts an assertion into the form that relying parties take. */
export function authenticationJson(assertion: Assertion, clientData: Uint8Array): AuthenticationJson {
	const id = base64url(assertion.credential.id);
	return {
		id,
		rawId: id,
		type: "public-key",
		authenticatorAttachment: "cross-platform",
		clientExtensionResults: {},
		response: {
			clientDataJSON: base64url(clientData),
			authenticatorData: base64url(assertion.authenticatorData.bytes),
			signature: base64url(assertion.signature),
			...(assertion.user && { userHandle: base64url(assertion.user.id) }),
		},
	};
}

function base64url(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64url");
}
