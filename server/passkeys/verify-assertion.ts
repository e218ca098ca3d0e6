import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import type { RelyingParty } from "../relying-party.ts";
import type { CredentialRow } from "../storage/schema.ts";
import { fromForeignFrame, readClientData } from "./client-data.ts";
import { readStoredKey } from "./stored-key.ts";

export interface VerifiedAssertion {
	readonly credential: CredentialRow;
	readonly counter: number;
	readonly backedUp: boolean;
}

/**
 * Verifies an assertion with user verification (WebAuthn Level 3, section 7.2) and closes what the library leaves to
 * its callers: the credential's id, the user handle, foreign frames, and that "not verified" is no exception there.
 * @param challenge base64url; always the server's own, never a client's word
 * @returns `undefined` where anything at all does not fit
 */
export async function verifyAssertion(
	party: RelyingParty,
	credential: CredentialRow,
	response: AuthenticationResponse,
	challenge: string,
): Promise<VerifiedAssertion | undefined> {
	const clientData = readClientData(response.response.clientDataJSON);
	if (!clientData || fromForeignFrame(clientData) || clientData.type !== "webauthn.get") return undefined;
	if (response.id !== credential.credential_id || response.rawId !== credential.credential_id) return undefined;
	const { userHandle } = response.response;
	if (userHandle !== undefined && userHandle !== userHandleOf(credential.user_id)) return undefined;
	// Loaded at the first assertion, with all that the library knows of certificates.
	const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
	try {
		const { verified, authenticationInfo } = await verifyAuthenticationResponse({
			response: withoutAbsent(response),
			expectedChallenge: challenge,
			expectedOrigin: party.origin,
			expectedRPID: party.rpId,
			requireUserVerification: true,
			credential: {
				id: credential.credential_id,
				publicKey: readStoredKey(credential.passkey).cose,
				counter: credential.counter,
			},
		});
		if (!verified || !authenticationInfo.userVerified) return undefined;
		const { newCounter, credentialBackedUp } = authenticationInfo;
		return { credential, counter: newCounter, backedUp: credentialBackedUp };
	} catch {
		// The library throws for every kind of misfit. Which one it was would only help whoever is guessing.
		return undefined;
	}
}

/** The handle an account's passkeys carry: the bytes of its id. */
export function userHandleOf(userId: string): string {
	return Buffer.from(userId).toString("base64url");
}

function withoutAbsent(response: AuthenticationResponse) {
	const { userHandle, ...rest } = response.response;
	return {
		id: response.id,
		rawId: response.rawId,
		type: response.type,
		clientExtensionResults: {},
		response: { ...rest, ...(userHandle !== undefined && { userHandle }) },
	};
}
