import { createHash, randomBytes } from "node:crypto";
import {
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type WebAuthnCredential,
} from "@simplewebauthn/server";
import type { KeyToEnrol } from "../flows/enrol-key.ts";
import { enrolKey } from "../flows/enrol-key.ts";
import type { LoginToSign } from "../flows/sign-login.ts";
import type { VirtualKey } from "../virtual-key/virtual-key.ts";
import { VirtualPorts } from "../virtual-key/virtual-ports.ts";
import type { AuthenticationJson } from "../webauthn/authentication.ts";
import type { RegistrationJson } from "../webauthn/registration.ts";
import { ScriptedPerson } from "./scripted-person.ts";

const origin = "https://approve.example.org";
const rpId = "approve.example.org";

/** Creation options as a server would send them. */
export function anEnrolment(wanted: Partial<KeyToEnrol> = {}): KeyToEnrol {
	return {
		origin,
		challenge: randomBytes(32).toString("base64url"),
		rp: { id: rpId, name: "Countersign" },
		user: { id: randomBytes(16).toString("base64url"), name: "ada", displayName: "Ada" },
		pubKeyCredParams: [{ alg: -7 }, { alg: -8 }],
		excludeCredentials: [],
		residentKey: "preferred",
		attestation: "direct",
		...wanted,
	};
}

/** What a login asks to be signed. */
export function aLogin(
	credentials: readonly { readonly id: string }[],
	wanted: Partial<LoginToSign> = {},
): LoginToSign {
	const challenge = createHash("sha256").update(randomBytes(8)).digest("base64url");
	return { origin, rpId, challenge, allowCredentials: credentials, ...wanted };
}

/** Registers a key whose PIN is known, as a person would, and gives the credential that a server would keep. */
export async function register(
	key: VirtualKey,
	pin: string,
	wanted: Partial<KeyToEnrol> = {},
): Promise<WebAuthnCredential> {
	const ports = new VirtualPorts();
	ports.plugIn(key);
	const enrolment = anEnrolment(wanted);
	const { response } = await enrolKey(enrolment, ports, new ScriptedPerson({ pins: [pin] }));
	return await verifiedRegistration(response, enrolment);
}

/** The server's side of a registration. @throws When it would be refused. */
export async function verifiedRegistration(
	response: RegistrationJson,
	{ challenge }: KeyToEnrol,
): Promise<WebAuthnCredential> {
	const { verified, registrationInfo } = await verifyRegistrationResponse({
		response: response as Parameters<typeof verifyRegistrationResponse>[0]["response"],
		expectedChallenge: challenge,
		expectedOrigin: origin,
		expectedRPID: rpId,
		requireUserVerification: true,
	});
	if (!verified) throw new Error("The registration did not verify.");
	return registrationInfo.credential;
}

/** The server's side of a login. @throws When it would be refused. */
export async function assertVerifies(
	response: AuthenticationJson,
	{ challenge }: LoginToSign,
	credential: WebAuthnCredential,
): Promise<void> {
	const { verified } = await verifyAuthenticationResponse({
		response,
		expectedChallenge: challenge,
		expectedOrigin: origin,
		expectedRPID: rpId,
		credential,
		requireUserVerification: true,
	});
	if (!verified) throw new Error("The assertion did not verify.");
}
