import { createHash, randomBytes } from "node:crypto";
import { encode } from "cborg";
import type { AuthenticationResponse, CreationOptions, RegistrationResponse } from "../../contract/webauthn.ts";
import { type AttestedCredential, authenticatorData } from "./authenticator-data.ts";
import { clientDataJson } from "./client-data.ts";
import type { AssertionFaults, PasskeyFaults, RegistrationFaults } from "./passkey-faults.ts";
import { createPasskeyKey, type PasskeyAlgorithm, type PasskeyKey } from "./passkey-key.ts";
import { createSignatureCounter } from "./signature-counter.ts";

export interface SoftwarePasskeyOptions {
	algorithm?: PasskeyAlgorithm;
	/** All zero, as passkeys without attestation report it, where it is left out. */
	aaguid?: string;
	backupEligible?: boolean;
	backedUp?: boolean;
	/** The counter at registration, 1 where it is left out; "none" stays 0, as synced passkeys do. */
	counter?: number | "none";
	/** How it is reached; "internal" where it is left out. */
	transports?: string[];
	/** In bytes, 32 where it is left out: security keys that keep nothing of a credential put all of it into its id. */
	credentialIdLength?: number;
	/** With "self" it signs for itself when it is registered, whether or not that was asked for. */
	attestation?: "none" | "self";
}

export interface AssertionRequest {
	/** Base64url, as it would stand in the options. */
	challenge: string;
	rpId: string;
	origin: string;
	/** The handle given at registration where it is left out. */
	userHandle?: string;
}

/** One credential and the authenticator that holds it, without hardware and without a browser. */
export interface SoftwarePasskey {
	readonly credentialId: string;
	register(options: CreationOptions, origin: string, faults?: RegistrationFaults): RegistrationResponse;
	sign(request: AssertionRequest, faults?: AssertionFaults): AuthenticationResponse;
}

export function createSoftwarePasskey(options: SoftwarePasskeyOptions = {}): SoftwarePasskey {
	const { aaguid = "00000000-0000-0000-0000-000000000000", backupEligible = false, backedUp = false } = options;
	const key = createPasskeyKey(options.algorithm ?? "ES256");
	const counter = createSignatureCounter(options.counter ?? 1);
	const credentialId = randomBytes(options.credentialIdLength ?? 32);
	let registeredHandle: string | undefined;

	const dataOf = (rpId: string, count: number, faults: PasskeyFaults, attested?: AttestedCredential) => {
		const state = {
			rpId: faults.wrongRpId ? "attacker.example" : rpId,
			userPresent: !faults.missingUserPresence,
			userVerified: !faults.missingUserVerification,
			backupEligible,
			backedUp,
			counter: count,
		};
		return authenticatorData(state, attested).subarray(0, faults.truncatedAuthenticatorData ? 36 : undefined);
	};

	const register: SoftwarePasskey["register"] = (creation, origin, faults = {}) => {
		if (!creation.pubKeyCredParams.some(({ alg }) => alg === key.coseAlgorithm))
			throw new Error(`The relying party does not take algorithm ${key.coseAlgorithm}.`);
		registeredHandle = creation.user.id;
		const clientData = clientDataJson({ type: "webauthn.create", challenge: creation.challenge, origin }, faults);
		const attested = { aaguid, credentialId, cosePublicKey: key.cosePublicKey };
		const authData = dataOf(creation.rp.id, counter.atRegistration, faults, attested);
		const signed = signedBytes(authData, clientData);
		const statement = options.attestation === "self" ? selfStatement(key, signed, faults) : noStatement;
		const attestationObject = Buffer.from(encode({ ...statement, authData }));
		return {
			...credentialOf(credentialId, faults),
			response: {
				clientDataJSON: clientData.toString("base64url"),
				attestationObject: attestationObject.toString("base64url"),
				transports: options.transports ?? ["internal"],
			},
		};
	};

	const sign: SoftwarePasskey["sign"] = ({ challenge, rpId, origin, userHandle = registeredHandle }, faults = {}) => {
		const clientData = clientDataJson({ type: "webauthn.get", challenge, origin }, faults);
		const authData = dataOf(rpId, counter.next(faults), faults);
		return {
			...credentialOf(credentialId, faults),
			response: {
				clientDataJSON: clientData.toString("base64url"),
				authenticatorData: authData.toString("base64url"),
				signature: signatureOf(key, authData, clientData, faults).toString("base64url"),
				userHandle: faults.wrongUserHandle ? randomBytes(32).toString("base64url") : userHandle,
			},
		};
	};

	return { credentialId: credentialId.toString("base64url"), register, sign };
}

function credentialOf(credentialId: Buffer, { foreignCredentialId }: PasskeyFaults) {
	const id = (foreignCredentialId ? randomBytes(32) : credentialId).toString("base64url");
	return {
		id,
		rawId: id,
		type: "public-key",
		authenticatorAttachment: "platform",
		clientExtensionResults: {},
	} as const;
}

/** Signed are the authenticator data and the hash of the client data (WebAuthn L3, 6.3.3, step 11; 8.2). */
function signedBytes(authData: Buffer, clientData: Buffer): Buffer {
	return Buffer.concat([authData, createHash("sha256").update(clientData).digest()]);
}

function signatureOf(key: PasskeyKey, authData: Buffer, clientData: Buffer, faults: AssertionFaults): Buffer {
	const signed = signedBytes(authData, clientData);
	const signature = key.sign(faults.brokenSignature ? Buffer.concat([signed, Buffer.of(0)]) : signed);
	return faults.unreadableSignature ? signature.subarray(0, 10) : signature;
}

/** The format "none" (WebAuthn L3, 8.7). */
const noStatement = { fmt: "none", attStmt: {} };

/** Self attestation in the format "packed" (WebAuthn L3, 8.2). */
function selfStatement(key: PasskeyKey, signed: Buffer, { brokenStatement }: RegistrationFaults) {
	const sig = key.sign(brokenStatement ? Buffer.concat([signed, Buffer.of(0)]) : signed);
	return { fmt: "packed", attStmt: { alg: key.coseAlgorithm, sig } };
}
