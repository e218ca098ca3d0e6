import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import { encodeCbor } from "../cbor/encode-cbor.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import type { MadeCredential } from "../commands/make-credential.ts";
import { base64url, type CredentialJson, credentialJson } from "./credential-json.ts";

/** Whether the maker's statement about the key goes to the relying party. */
export type AttestationConveyance = "none" | "direct";

/** A new credential in WebAuthn's JSON form (level 3, section 5.1, RegistrationResponseJSON). Binary is base64url. */
export interface RegistrationJson extends CredentialJson {
	readonly response: {
		readonly clientDataJSON: string;
		readonly attestationObject: string;
		readonly transports: string[];
	};
}

/** What goes into the form. */
export interface RegistrationParts {
	readonly made: MadeCredential;
	readonly credentialId: Uint8Array;
	readonly clientData: Uint8Array;
	readonly info: AuthenticatorInfo;
	readonly attestation: AttestationConveyance;
}

/** Puts a new credential into the form that relying parties take. */
export function registrationJson({
	made,
	credentialId,
	clientData,
	info,
	attestation,
}: RegistrationParts): RegistrationJson {
	return {
		...credentialJson(credentialId),
		response: {
			clientDataJSON: base64url(clientData),
			attestationObject: base64url(attestationObject(made, attestation)),
			transports: info.transports.length > 0 ? [...info.transports] : ["usb"],
		},
	};
}

/** The attestation object (WebAuthn level 3, section 6.5.4), with the maker's statement or without. */
function attestationObject(made: MadeCredential, attestation: AttestationConveyance): Uint8Array {
	const direct = attestation === "direct";
	const statement: CborMap = direct ? made.attestationStatement : new Map();
	return encodeCbor(
		new Map<string, CborValue>([
			["fmt", direct ? made.format : "none"],
			["attStmt", statement],
			["authData", made.authenticatorData.bytes],
		]),
	);
}
