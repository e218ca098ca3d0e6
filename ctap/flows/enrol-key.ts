import type { CreationExtensions } from "../extensions/creation-extensions.ts";
import { KeyFailure } from "../key-failure.ts";
import { statusCode } from "../status/status-code.ts";
import type { KeySource } from "../transport/key-source.ts";
import { hashClientData, serializeClientData } from "../webauthn/client-data.ts";
import { type AttestationConveyance, type RegistrationJson, registrationJson } from "../webauthn/registration.ts";
import { assertRelyingParty } from "../webauthn/relying-party-id.ts";
import type { Judge } from "./candidates.ts";
import type { Person } from "./person.ts";
import type { Dialogue } from "./pin-dialogue.ts";
import { verifyWithPerson } from "./verify-with-person.ts";
import { type FlowOptions, withChosenKey } from "./with-chosen-key.ts";

/** What a key is to be registered for: WebAuthn's creation options, and the origin that the program is paired with. */
export interface KeyToEnrol {
	readonly origin: string;
	/** Base64url. */
	readonly challenge: string;
	readonly rp: { readonly id: string; readonly name: string };
	/** The id in base64url. */
	readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
	readonly pubKeyCredParams: readonly { readonly alg: number }[];
	/** The account's credentials: a key that holds one is registered already. Ids in base64url. */
	readonly excludeCredentials: readonly { readonly id: string }[];
	readonly residentKey: "required" | "preferred" | "discouraged";
	readonly attestation: AttestationConveyance;
	readonly extensions?: CreationExtensions | undefined;
}

/** A key that is ready to be registered with the server. */
export interface EnrolledKey {
	readonly response: RegistrationJson;
	/** By its maker's name: what to suggest as the credential's name. */
	readonly key: string;
}

/**
 * Makes a credential on a security key that the person chooses, with its user verified; a first PIN is set along the
 * way where the key has none.
 * @throws KeyFailure with the sentence to show; RangeError for a relying party that the origin may not register for.
 */
export async function enrolKey(
	enrolment: KeyToEnrol,
	source: KeySource,
	person: Person,
	options: FlowOptions = {},
): Promise<EnrolledKey> {
	const { rp, origin, challenge } = enrolment;
	assertRelyingParty(rp.id, origin);
	const excludeCredentials = enrolment.excludeCredentials.map(({ id }) => ({ id: Buffer.from(id, "base64url") }));
	const clientData = serializeClientData({ type: "webauthn.create", challenge, origin });
	const judge: Judge = async (key, callOptions) => {
		if (excludeCredentials.length === 0) return { kind: "fit" };
		const found = await key.lookFor({ rpId: rp.id, credentials: excludeCredentials }, callOptions);
		return { kind: found.kind === "held" ? "wrong" : "fit" };
	};
	return await withChosenKey(
		source,
		person,
		{
			judge,
			wrong: { because: "registered-already", status: statusCode.credentialExcluded },
			act: (dialogue) => enrolOn(dialogue, enrolment, excludeCredentials, clientData),
		},
		options,
	);
}

async function enrolOn(
	dialogue: Dialogue,
	enrolment: KeyToEnrol,
	excludeCredentials: readonly { readonly id: Uint8Array }[],
	clientData: Uint8Array,
): Promise<EnrolledKey> {
	const { key, plugged } = dialogue.candidate;
	const info = await key.info();
	const made = await verifyWithPerson(dialogue, (operation) =>
		key.makeCredential(
			{
				clientDataHash: hashClientData(clientData),
				relyingParty: enrolment.rp,
				user: { ...enrolment.user, id: Buffer.from(enrolment.user.id, "base64url") },
				algorithms: enrolment.pubKeyCredParams.map(({ alg }) => alg),
				excludeCredentials,
				residentKey: wantsResident(enrolment.residentKey, info.options.get("rk") === true),
				extensions: enrolment.extensions,
			},
			operation,
		),
	);
	const { credentialId } = made.attested;
	const { attestation } = enrolment;
	return { response: registrationJson({ made, credentialId, clientData, info, attestation }), key: plugged.name };
}

function wantsResident(wanted: KeyToEnrol["residentKey"], possible: boolean): boolean {
	if (wanted === "required" && !possible) throw new KeyFailure("unsupported", "This key can not store credentials.");
	return wanted !== "discouraged" && possible;
}
