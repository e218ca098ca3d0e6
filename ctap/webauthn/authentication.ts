import type { Assertion } from "../key/security-key.ts";
import { base64url, type CredentialJson, credentialJson } from "./credential-json.ts";

/** An assertion in WebAuthn's JSON form (level 3, section 5.1, AuthenticationResponseJSON). Binary is base64url. */
export interface AuthenticationJson extends CredentialJson {
	readonly response: {
		readonly clientDataJSON: string;
		readonly authenticatorData: string;
		readonly signature: string;
		readonly userHandle?: string;
	};
}

/** Puts an assertion into the form that relying parties take. */
export function authenticationJson(assertion: Assertion, clientData: Uint8Array): AuthenticationJson {
	return {
		...credentialJson(assertion.credential.id),
		response: {
			clientDataJSON: base64url(clientData),
			authenticatorData: base64url(assertion.authenticatorData.bytes),
			signature: base64url(assertion.signature),
			...(assertion.user && { userHandle: base64url(assertion.user.id) }),
		},
	};
}
