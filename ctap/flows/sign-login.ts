import type { PrfInputs, PrfOutputs } from "../extensions/prf.ts";
import { statusCode } from "../status/status-code.ts";
import type { KeySource } from "../transport/key-source.ts";
import { type AuthenticationJson, authenticationJson } from "../webauthn/authentication.ts";
import { hashClientData, serializeClientData } from "../webauthn/client-data.ts";
import { assertRelyingParty } from "../webauthn/relying-party-id.ts";
import type { Judge } from "./candidates.ts";
import type { Person } from "./person.ts";
import { verifyWithPerson } from "./verify-with-person.ts";
import { type FlowOptions, withChosenKey } from "./with-chosen-key.ts";

/** What is to be signed. Origin and relying party come from the pairing, never from what is to be approved. */
export interface LoginToSign {
	readonly origin: string;
	readonly rpId: string;
	/** Base64url: the hash of what the person was shown. */
	readonly challenge: string;
	/** The account's credentials, ids in base64url; at least one. */
	readonly allowCredentials: readonly { readonly id: string }[];
	/** Secrets to be derived along the way. */
	readonly prf?: PrfInputs | undefined;
}

/** A signature by a key whose user was verified. */
export interface SignedLogin {
	readonly response: AuthenticationJson;
	/** The key that signed, by its maker's name. */
	readonly key: string;
	readonly prf: PrfOutputs | undefined;
}

/**
 * Has a person sign with a security key: finds the one that holds a credential of the account, verifies who holds it,
 * and checks what it signed.
 * @throws KeyFailure with the sentence to show; RangeError for a relying party that the origin may not sign for.
 */
export async function signLogin(
	login: LoginToSign,
	source: KeySource,
	person: Person,
	options: FlowOptions = {},
): Promise<SignedLogin> {
	const { rpId, origin, challenge, prf } = login;
	assertRelyingParty(rpId, origin);
	if (login.allowCredentials.length === 0) throw new RangeError("There is no credential to sign with.");
	const credentials = login.allowCredentials.map(({ id }) => ({ id: Buffer.from(id, "base64url") }));
	const clientData = serializeClientData({ type: "webauthn.get", challenge, origin });
	const clientDataHash = hashClientData(clientData);
	const judge: Judge = async (key, callOptions) => {
		const found = await key.lookFor({ rpId, credentials }, callOptions);
		if (found.kind === "held") return { kind: "fit", credential: found.credential };
		return { kind: found.kind === "unknown" ? "possible" : "wrong" };
	};
	return await withChosenKey(
		source,
		person,
		{
			judge,
			wrong: { because: "not-registered", status: statusCode.noCredentials },
			async act(dialogue) {
				const { key, plugged, standing } = dialogue.candidate;
				const held = standing.kind === "fit" ? standing.credential : undefined;
				const allowCredentials = held ? [held] : credentials;
				const assertion = await verifyWithPerson(dialogue, (operation) =>
					key.getAssertion({ rpId, clientDataHash, allowCredentials, prf }, operation),
				);
				return { response: authenticationJson(assertion, clientData), key: plugged.name, prf: assertion.prf };
			},
		},
		options,
	);
}
