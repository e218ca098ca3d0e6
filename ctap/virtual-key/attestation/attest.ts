import type { CborMap, CborValue } from "../../cbor/cbor-value.ts";
import type { Answer } from "../answer.ts";
import { layOutAuthenticatorData } from "../authenticator-data.ts";
import type { CreatedCredential } from "../ceremony/create-credential.ts";
import type { MakeCredentialRequest } from "../ceremony/make-credential-request.ts";
import { countSignature } from "../ceremony/signature-counter.ts";
import type { Credential } from "../credentials/credential.ts";
import { type CredentialKey, credentialKey } from "../credentials/credential-key.ts";
import { spoilResult } from "../fault-effects.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import { batchAttestation } from "./batch-certificate.ts";

/** The answer of makeCredential (CTAP 2.1 section 6.1.2, step 19): authenticator data and who vouches for it. */
export function attest(
	firmware: Firmware,
	run: CommandRun,
	{ clientDataHash, rpId }: MakeCredentialRequest,
	{ credential, extensions }: CreatedCredential,
	userVerified: boolean,
): Answer {
	const { aaguid, attestation } = firmware.personality;
	const key = credentialKey(credential.algorithm, credential.secret);
	const counter = countSignature(firmware, run);
	const result = { rpId, userPresent: true, userVerified, counter, extensions };
	const authData = layOutAuthenticatorData(spoilResult(firmware.faults, run.command, result), {
		aaguid,
		id: credential.id,
		cosePublicKey: key.cosePublicKey,
	});
	const signed = Buffer.concat([authData, clientDataHash]);
	switch (attestation) {
		case "none":
			return { 1: "none", 2: authData, 3: new Map() };
		case "self":
			return { 1: "packed", 2: authData, 3: selfStatement(credential, key, signed) };
		case "batch":
			return { 1: "packed", 2: authData, 3: batchStatement(aaguid, signed) };
	}
}

/** The new key signs for itself, and no certificate says whose it is (WebAuthn L3, 8.2). */
function selfStatement({ algorithm }: Credential, key: CredentialKey, signed: Uint8Array): CborMap {
	return new Map<string, CborValue>([
		["alg", algorithm],
		["sig", key.sign(signed)],
	]);
}

/** The maker's key signs for the model (WebAuthn L3, 8.2). */
function batchStatement(aaguid: string, signed: Uint8Array): CborMap {
	const { key, certificate } = batchAttestation(Buffer.from(aaguid.replaceAll("-", ""), "hex"));
	return new Map<string, CborValue>([
		["alg", -7],
		["sig", key.sign(signed)],
		["x5c", [certificate]],
	]);
}
