import { MalformedCbor } from "../../cbor/cbor-value.ts";
import { readAuthenticatorData } from "../../commands/authenticator-data.ts";
import { agree, getPinRetries, getPinToken, getUvRetries } from "../../commands/client-pin.ts";
import { deleteCredential, getCredentialRoom, listCredentials } from "../../commands/credential-management.ts";
import { getAssertion, getNextAssertion } from "../../commands/get-assertion.ts";
import { getInfo } from "../../commands/get-info.ts";
import { makeCredential } from "../../commands/make-credential.ts";
import { KeyFailure } from "../../key-failure.ts";
import { protocolOne } from "../../pin-uv/protocol-one.ts";
import { protocolTwo } from "../../pin-uv/protocol-two.ts";
import { type FuzzTarget, lawfully, lawfullyAsync } from "../harness/fuzz-target.ts";
import { assertionShape, creationShape, dataShape, infoShape, managementShape, pinShape } from "./answer-shapes.ts";
import { answeringKey, answersIn, inputOf, severalAnswers } from "./answers.ts";
import { assertionData, creationData, rpId, sample } from "./samples.ts";

const clientDataHash = new Uint8Array(32);
const token = new Uint8Array(32);
const lawful = [KeyFailure];

/** Reading authenticator data: nothing but MalformedCbor is thrown. */
export const authenticatorDataTarget: FuzzTarget = {
	name: "authenticator-data",
	samples: [assertionData, creationData],
	shaped: dataShape,
	attempt(input) {
		lawfully([MalformedCbor], () => readAuthenticatorData(input));
	},
};

/** Asking a key what it is: whatever it answers is borne, or is a KeyFailure. */
export const getInfoTarget: FuzzTarget = {
	name: "get-info",
	samples: [inputOf(sample.info)],
	shaped: severalAnswers(infoShape),
	async attempt(input) {
		await lawfullyAsync(lawful, getInfo(answeringKey(answersIn(input))));
	},
};

export const makeCredentialTarget: FuzzTarget = {
	name: "make-credential",
	samples: [inputOf(sample.creation)],
	shaped: severalAnswers(creationShape),
	async attempt(input) {
		const command = { clientDataHash, relyingParty: { id: rpId }, user: { id: Uint8Array.of(1) }, algorithms: [-7] };
		await lawfullyAsync(lawful, makeCredential(answeringKey(answersIn(input)), command));
	},
};

export const assertionTarget: FuzzTarget = {
	name: "assertion",
	samples: [inputOf(sample.assertion, sample.assertion)],
	shaped: severalAnswers(assertionShape),
	async attempt(input) {
		const key = answeringKey(answersIn(input));
		await lawfullyAsync(lawful, getAssertion(key, { rpId, clientDataHash }));
		await lawfullyAsync(lawful, getNextAssertion(key));
	},
};

/** A shared secret of a length that both protocols take. */
const agreements = [protocolOne, protocolTwo].map((protocol) => ({
	protocol,
	secret: protocol.deriveSecret(new Uint8Array(32)),
	platformKey: new Map(),
}));

export const clientPinTarget: FuzzTarget = {
	name: "client-pin",
	samples: [inputOf(sample.retries), inputOf(sample.token), inputOf(sample.keyAgreement)],
	shaped: severalAnswers(pinShape),
	async attempt(input) {
		const answers = answersIn(input);
		for (const agreement of agreements) {
			await lawfullyAsync(lawful, getPinToken(answeringKey(answers), agreement, Uint8Array.of(1)));
			await lawfullyAsync(lawful, getPinRetries(answeringKey(answers), agreement.protocol));
		}
		await lawfullyAsync(lawful, getUvRetries(answeringKey(answers)));
		// It makes a key each time, which takes longer than all of the others.
		if (input.length % 4 === 0) await lawfullyAsync(lawful, agree(answeringKey(answers), protocolTwo));
	},
};

export const credentialManagementTarget: FuzzTarget = {
	name: "credential-management",
	samples: [inputOf(sample.relyingParty, sample.storedCredential, sample.storedCredential)],
	shaped: severalAnswers(managementShape),
	async attempt(input) {
		const answers = answersIn(input);
		const management = { protocol: protocolTwo, token, preview: false };
		await lawfullyAsync(lawful, listCredentials(answeringKey(answers), management));
		await lawfullyAsync(lawful, getCredentialRoom(answeringKey(answers), management));
		await lawfullyAsync(lawful, deleteCredential(answeringKey(answers), management, { id: Uint8Array.of(1) }));
	},
};
