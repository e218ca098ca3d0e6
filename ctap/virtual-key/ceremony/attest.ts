import type { CborValue } from "../../cbor/cbor-value.ts";
import type { Answer } from "../answer.ts";
import { layOutAuthenticatorData } from "../authenticator-data.ts";
import { credentialKey } from "../credentials/credential-key.ts";
import { spoilResult } from "../fault-effects.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import type { CreatedCredential } from "./create-credential.ts";
import type { MakeCredentialRequest } from "./make-credential-request.ts";
import { countSignature } from "./signature-counter.ts";

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
	if (attestation === "none") return { 1: "none", 2: authData, 3: new Map() };
	// Self attestation (WebAuthn L3, 8.2): the new key signs for itself, and no certificate says whose it is.
	const statement = new Map<string, CborValue>([
		["alg", credential.algorithm],
		["sig", key.sign(Buffer.concat([authData, clientDataHash]))],
	]);
	return { 1: "packed", 2: authData, 3: statement };
}
