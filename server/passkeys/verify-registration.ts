import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { Problem } from "../../contract/problem.ts";
import type { RegistrationResponse } from "../../contract/webauthn.ts";
import type { RelyingParty } from "../relying-party.ts";
import { fromForeignFrame, readClientData } from "./client-data.ts";
import { storeKey, takenAlgorithms } from "./stored-key.ts";

/** A new credential, ready to be stored. */
export interface NewCredential {
	credential_id: string;
	passkey: string;
	aaguid: string;
	counter: number;
	transports_json: string;
	backup_eligible: 0 | 1;
	backed_up: 0 | 1;
}

/** @throws Problem `registration-refused` where anything at all does not fit (WebAuthn Level 3, section 7.1) */
export async function verifyRegistration(
	party: RelyingParty,
	challenge: string,
	response: RegistrationResponse,
): Promise<NewCredential> {
	const clientData = readClientData(response.response.clientDataJSON);
	if (!clientData || fromForeignFrame(clientData)) throw new Problem("registration-refused");
	try {
		const { registrationInfo: made } = await verifyRegistrationResponse({
			response: {
				id: response.id,
				rawId: response.rawId,
				type: response.type,
				clientExtensionResults: {},
				response: {
					clientDataJSON: response.response.clientDataJSON,
					attestationObject: response.response.attestationObject,
				},
			},
			expectedChallenge: challenge,
			expectedOrigin: party.origin,
			expectedRPID: party.rpId,
			requireUserVerification: true,
			supportedAlgorithmIDs: takenAlgorithms,
		});
		if (!made?.userVerified || made.credential.id !== response.id) throw new Problem("registration-refused");
		return {
			credential_id: made.credential.id,
			passkey: storeKey(made.credential.publicKey),
			aaguid: made.aaguid,
			counter: made.credential.counter,
			transports_json: JSON.stringify(response.response.transports ?? []),
			backup_eligible: made.credentialDeviceType === "multiDevice" ? 1 : 0,
			backed_up: made.credentialBackedUp ? 1 : 0,
		};
	} catch (cause) {
		throw new Problem("registration-refused", { cause });
	}
}
