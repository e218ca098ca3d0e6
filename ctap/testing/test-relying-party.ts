import { createHash, randomBytes } from "node:crypto";
import {
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type WebAuthnCredential,
} from "@simplewebauthn/server";
import type {
	Assertion,
	AssertionRequest,
	CredentialRequest,
	OperationOptions,
	SecurityKey,
} from "../key/security-key.ts";
import { authenticationJson } from "../webauthn/authentication.ts";
import { registrationJson } from "../webauthn/registration.ts";

export const rpId = "login.example";
const origin = "https://login.example";

/** A credential that verified, and what was verified. */
export interface Registered {
	readonly credential: WebAuthnCredential;
	readonly descriptor: { readonly id: Uint8Array };
	readonly userVerified: boolean;
	readonly format: string;
}

/** An assertion, and what a server makes of it. */
export interface SignedIn {
	readonly assertion: Assertion;
	readonly verified: boolean;
	readonly userVerified: boolean;
}

/** Client data of one ceremony, with its challenge. */
export function ceremony(type: "webauthn.create" | "webauthn.get") {
	const challenge = randomBytes(32).toString("base64url");
	const clientData = Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	return { challenge, clientData, clientDataHash: createHash("sha256").update(clientData).digest() };
}

/** What is asked of a key for a new credential. */
export function creation(wanted: Partial<CredentialRequest> = {}): CredentialRequest {
	return {
		clientDataHash: ceremony("webauthn.create").clientDataHash,
		relyingParty: { id: rpId, name: "Login" },
		user: { id: randomBytes(16), name: "eva", displayName: "Eva" },
		...wanted,
	};
}

/** Makes a credential and has it verified as a server does. @throws Error where it does not verify. */
export async function registerWith(
	key: SecurityKey,
	options: OperationOptions = {},
	wanted: Partial<CredentialRequest> = {},
): Promise<Registered> {
	const { challenge, clientData, clientDataHash } = ceremony("webauthn.create");
	const made = await key.makeCredential(creation({ clientDataHash, ...wanted }), options);
	const { attested } = made.authenticatorData;
	if (!attested) throw new Error("no credential was made");
	const parts = {
		made,
		credentialId: attested.credentialId,
		clientData,
		info: await key.info(),
		attestation: "direct",
	} as const;
	const { verified, registrationInfo } = await verifyRegistrationResponse({
		response: registrationJson(parts) as Parameters<typeof verifyRegistrationResponse>[0]["response"],
		expectedChallenge: challenge,
		expectedOrigin: origin,
		expectedRPID: rpId,
		requireUserVerification: wanted.userVerification ?? true,
	});
	if (!verified) throw new Error("the registration does not verify");
	return {
		credential: registrationInfo.credential,
		descriptor: { id: attested.credentialId },
		userVerified: registrationInfo.userVerified,
		format: registrationInfo.fmt,
	};
}

/** Signs and has the signature verified as a server does. */
export async function signInWith(
	key: SecurityKey,
	{ credential, descriptor }: Registered,
	options: OperationOptions = {},
	wanted: Partial<AssertionRequest> = {},
): Promise<SignedIn> {
	const signed = ceremony("webauthn.get");
	const request = { rpId, clientDataHash: signed.clientDataHash, allowCredentials: [descriptor], ...wanted };
	const assertion = await key.getAssertion(request, options);
	return await verify(assertion, signed, credential, request.userVerification);
}

/** What a server makes of an assertion. */
export async function verify(
	assertion: Assertion,
	{ challenge, clientData }: ReturnType<typeof ceremony>,
	credential: WebAuthnCredential,
	requireUserVerification = true,
): Promise<SignedIn> {
	const { verified, authenticationInfo } = await verifyAuthenticationResponse({
		response: authenticationJson(assertion, clientData),
		expectedChallenge: challenge,
		expectedOrigin: origin,
		expectedRPID: rpId,
		credential,
		requireUserVerification,
	});
	return { assertion, verified, userVerified: authenticationInfo.userVerified };
}
