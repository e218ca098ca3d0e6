import { Problem } from "../../contract/problem.ts";
import type { AttestationConveyance, RegistrationResponse } from "../../contract/webauthn.ts";
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
	attestation_format: string | null;
	attestation_object: string | null;
}

/**
 * Verifies a registration (WebAuthn Level 3, section 7.1). A maker's statement is verified whenever one comes, and kept
 * only where it was asked for. Whose certificates stand behind it is not judged: it is kept for whoever wants to.
 * @throws Problem `registration-refused` where anything at all does not fit
 */
export async function verifyRegistration(
	party: RelyingParty,
	{ challenge, attestation }: { challenge: string; attestation: AttestationConveyance },
	response: RegistrationResponse,
): Promise<NewCredential> {
	const clientData = readClientData(response.response.clientDataJSON);
	if (!clientData || fromForeignFrame(clientData)) throw new Problem("registration-refused");
	// Loaded here, with its parsers of certificates: most days nobody registers anything.
	const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
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
			passkey: await storeKey(made.credential.publicKey),
			aaguid: made.aaguid,
			counter: made.credential.counter,
			transports_json: JSON.stringify(response.response.transports ?? []),
			backup_eligible: made.credentialDeviceType === "multiDevice" ? 1 : 0,
			backed_up: made.credentialBackedUp ? 1 : 0,
			...keptAttestation(attestation, made.fmt, response),
		};
	} catch (cause) {
		throw new Problem("registration-refused", { cause });
	}
}

function keptAttestation(asked: AttestationConveyance, format: string, { response }: RegistrationResponse) {
	if (asked === "none" || format === "none") return { attestation_format: null, attestation_object: null };
	return { attestation_format: format, attestation_object: response.attestationObject };
}
