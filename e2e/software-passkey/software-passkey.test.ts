import { createHash, randomBytes } from "node:crypto";
import {
	type AuthenticationResponseJSON,
	type RegistrationResponseJSON,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type WebAuthnCredential,
} from "@simplewebauthn/server";
import { describe, expect, test } from "vitest";
import { AuthenticationResponse, type CreationOptions, RegistrationResponse } from "../../contract/webauthn.ts";
import { assertionFaults, registrationFaults } from "./passkey-faults.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "./software-passkey.ts";

const origin = "http://localhost:8686";
const rpId = "localhost";
const aaguid = "f1d0f1d0-0000-4000-8000-00c0de00c0de";
const algorithms = ["ES256", "Ed25519", "RS256"] as const;

const creation = (algorithmNumbers = [-7, -8, -257]): CreationOptions => ({
	challenge: randomBytes(32).toString("base64url"),
	rp: { id: rpId, name: "Countersign" },
	user: { id: randomBytes(32).toString("base64url"), name: "alice", displayName: "alice" },
	pubKeyCredParams: algorithmNumbers.map((alg) => ({ type: "public-key", alg })),
	timeout: 60_000,
	excludeCredentials: [],
	authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
	attestation: "none",
});

const newChallenge = () => createHash("sha256").update(randomBytes(8)).digest("base64url");

function checkRegistration(response: RegistrationResponse, expectedChallenge: string) {
	return verifyRegistrationResponse({
		response: response as RegistrationResponseJSON,
		expectedChallenge,
		expectedOrigin: origin,
		expectedRPID: rpId,
	});
}

function checkAssertion(response: AuthenticationResponse, expectedChallenge: string, credential: WebAuthnCredential) {
	return verifyAuthenticationResponse({
		response: response as AuthenticationResponseJSON,
		expectedChallenge,
		expectedOrigin: origin,
		expectedRPID: rpId,
		credential,
	});
}

async function registered(passkey: SoftwarePasskey): Promise<WebAuthnCredential> {
	const options = creation();
	const { verified, registrationInfo } = await checkRegistration(passkey.register(options, origin), options.challenge);
	if (!verified) throw new Error("The registration did not verify.");
	return registrationInfo.credential;
}

/** What the library leaves to its caller; here it is enough that the response carries the fault. */
const unseenByLibrary: readonly string[] = ["crossOrigin", "foreignCredentialId", "wrongUserHandle"];

describe.each(algorithms)("a software passkey of %s", (algorithm) => {
	test("registers and signs, twice", async () => {
		const passkey = createSoftwarePasskey({ algorithm });
		const credential = await registered(passkey);
		expect(credential.id).toBe(passkey.credentialId);
		for (const counter of [2, 3]) {
			const challenge = newChallenge();
			const answer = await checkAssertion(passkey.sign({ challenge, rpId, origin }), challenge, credential);
			expect(answer).toMatchObject({ verified: true, authenticationInfo: { newCounter: counter, userVerified: true } });
		}
	});

	test.each(assertionFaults.filter((fault) => !unseenByLibrary.includes(fault)))(
		"is refused with %s",
		async (fault) => {
			const passkey = createSoftwarePasskey({ algorithm });
			const credential = await registered(passkey);
			const challenge = newChallenge();
			const response = passkey.sign({ challenge, rpId, origin }, { [fault]: true });
			const verdict = await checkAssertion(response, challenge, credential).catch(() => ({ verified: false }));
			expect(verdict.verified).toBe(false);
		},
	);
});

test.each(registrationFaults.filter((fault) => !unseenByLibrary.includes(fault)))(
	"a registration with %s is refused",
	async (fault) => {
		const options = creation();
		const passkey = createSoftwarePasskey({ attestation: "self" });
		const response = passkey.register(options, origin, { [fault]: true });
		const verdict = await checkRegistration(response, options.challenge).catch(() => ({ verified: false }));
		expect(verdict.verified).toBe(false);
	},
);

test("a fault lasts for one call only", async () => {
	const passkey = createSoftwarePasskey({ counter: 7 });
	const credential = await registered(passkey);
	passkey.sign({ challenge: newChallenge(), rpId, origin }, { counterBack: true });
	const challenge = newChallenge();
	const answer = await checkAssertion(passkey.sign({ challenge, rpId, origin }), challenge, credential);
	expect(answer.authenticationInfo.newCounter).toBe(8);
});

test("faults the library does not see are in the response", async () => {
	const passkey = createSoftwarePasskey();
	await registered(passkey);
	const sign = (faults: object) => passkey.sign({ challenge: newChallenge(), rpId, origin }, faults);
	const clientData = Buffer.from(sign({ crossOrigin: true }).response.clientDataJSON, "base64url");
	expect(JSON.parse(clientData.toString())).toMatchObject({ crossOrigin: true });
	expect(sign({ foreignCredentialId: true }).id).not.toBe(passkey.credentialId);
	expect(sign({ wrongUserHandle: true }).response.userHandle).not.toBe(sign({}).response.userHandle);
});

test("reports the authenticator it was told to be", async () => {
	const options = creation();
	const passkey = createSoftwarePasskey({ aaguid, backupEligible: true, backedUp: true, counter: "none" });
	const { registrationInfo } = await checkRegistration(passkey.register(options, origin), options.challenge);
	expect(registrationInfo).toMatchObject({
		aaguid,
		credentialBackedUp: true,
		credentialDeviceType: "multiDevice",
		credential: { counter: 0 },
	});
});

test("its answers are what the contract takes", () => {
	const passkey = createSoftwarePasskey();
	const registration = passkey.register(creation(), origin);
	expect(RegistrationResponse.parse(registration)).toEqual(registration);
	const assertion = passkey.sign({ challenge: newChallenge(), rpId, origin });
	expect(AuthenticationResponse.parse(assertion)).toEqual(assertion);
});

test.each(algorithms)("vouches for itself with %s", async (algorithm) => {
	const options = creation();
	const passkey = createSoftwarePasskey({ algorithm, attestation: "self", transports: ["usb"] });
	const { registrationInfo } = await checkRegistration(passkey.register(options, origin), options.challenge);
	expect(registrationInfo).toMatchObject({ fmt: "packed", credential: { transports: ["usb"] } });
});

test("refuses a relying party that does not take its algorithm", () => {
	const passkey = createSoftwarePasskey({ algorithm: "RS256" });
	expect(() => passkey.register(creation([-7, -8]), origin)).toThrow("-257");
});
