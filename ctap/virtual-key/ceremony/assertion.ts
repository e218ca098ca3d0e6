import type { CborValue } from "../../cbor/cbor-value.ts";
import type { Answer } from "../answer.ts";
import { layOutAuthenticatorData } from "../authenticator-data.ts";
import type { Credential, CredentialUser } from "../credentials/credential.ts";
import { credentialKey } from "../credentials/credential-key.ts";
import type { SecretsOf } from "../extensions/hmac-secret.ts";
import { answeredId, signingSecret, spoilResult } from "../fault-effects.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import type { GetAssertionRequest } from "./get-assertion-request.ts";
import { countSignature } from "./signature-counter.ts";

/** What all assertions of one request have in common. */
export interface AssertionCeremony {
	readonly request: GetAssertionRequest;
	readonly secretsOf: SecretsOf | undefined;
	readonly userPresent: boolean;
	readonly userVerified: boolean;
}

/** One credential's assertion (CTAP 2.1 section 6.2.2, step 13). */
export function assertionOf(
	firmware: Firmware,
	run: CommandRun,
	{ request, secretsOf, userPresent, userVerified }: AssertionCeremony,
	{ credential, oneOfSeveral }: { readonly credential: Credential; readonly oneOfSeveral: boolean },
): Answer {
	const { faults, random } = firmware;
	const { rpId, clientDataHash, allowList } = request;
	const extensions = new Map<string, CborValue>();
	if (secretsOf && credential.hmacSecret) {
		extensions.set("hmac-secret", secretsOf(credential.secret, userVerified));
	}
	const counter = countSignature(firmware, run);
	const result = { rpId, userPresent, userVerified, counter, extensions };
	const authData = layOutAuthenticatorData(spoilResult(faults, run.command, result));
	const secret = signingSecret(faults, run.command, credential, random);
	const signature = credentialKey(credential.algorithm, secret).sign(Buffer.concat([authData, clientDataHash]));
	// A list of one entry says which credential it is; the key does not have to.
	const leavesOut = allowList?.length === 1 && faults.take("leave-out-credential", run.command);
	return {
		1: leavesOut ? undefined : descriptor(answeredId(faults, run.command, credential, random)),
		2: authData,
		3: signature,
		4: credential.user && describeUser(credential.user, userVerified && oneOfSeveral),
	};
}

/** A PublicKeyCredentialDescriptor (WebAuthn L3, 5.8.3). */
export function descriptor(id: Uint8Array): ReadonlyMap<string, CborValue> {
	return new Map<string, CborValue>([
		["id", id],
		["type", "public-key"],
	]);
}

/** @param withNames Names are for a verified user alone, who has to choose (CTAP 2.1 section 6.2.2). */
export function describeUser(user: CredentialUser, withNames: boolean): ReadonlyMap<string, CborValue> {
	const { id, name, displayName } = user;
	const members = new Map<string, CborValue>([["id", id]]);
	if (withNames && name !== undefined) members.set("name", name);
	if (withNames && displayName !== undefined) members.set("displayName", displayName);
	return members;
}
