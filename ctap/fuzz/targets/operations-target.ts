import fc from "fast-check";
import type { Authenticator } from "../../commands/authenticator.ts";
import { type AuthenticatorInfo, getInfo } from "../../commands/get-info.ts";
import { createWith } from "../../key/create-with.ts";
import { lookFor } from "../../key/look-for.ts";
import { deleteStored, listStored } from "../../key/manage-credentials.ts";
import { changeKnownPin, readRetries, setFirstPin } from "../../key/manage-pin.ts";
import { pointOut } from "../../key/point-out.ts";
import { signWith } from "../../key/sign-with.ts";
import { KeyFailure } from "../../key-failure.ts";
import { type FuzzTarget, lawfullyAsync } from "../harness/fuzz-target.ts";
import { assertionShape, creationShape, infoShape, managementShape, pinShape } from "./answer-shapes.ts";
import { answeringKey, answerOf, answersIn, inputOf } from "./answers.ts";
import { credentialId, rpId, sample } from "./samples.ts";

const clientDataHash = new Uint8Array(32);
const credentials = [new Uint8Array(16), new Uint8Array(16).fill(1), credentialId].map((id) => ({ id }));
const prf = { first: Uint8Array.of(1), second: Uint8Array.of(2) };
const creation = {
	clientDataHash,
	relyingParty: { id: rpId },
	user: { id: Uint8Array.of(1) },
	excludeCredentials: credentials,
	extensions: { prf: true, protection: { level: 2, enforce: true } as const },
};

type Operation = (key: Authenticator, info: AuthenticatorInfo) => Promise<unknown>;
const pin = "1234";
const operations: readonly Operation[] = [
	(key, info) => signWith(key, info, { rpId, clientDataHash, allowCredentials: credentials, prf }, { pin }),
	(key, info) => signWith(key, info, { rpId, clientDataHash, prf: { first: prf.first } }, {}),
	(key, info) => signWith(key, info, { rpId, clientDataHash, userVerification: false, prf }, {}),
	(key, info) => createWith(key, info, creation, { pin }),
	(key, info) => createWith(key, info, { ...creation, userVerification: false }, {}),
	(key, info) => listStored(key, info, { pin }),
	(key, info) => deleteStored(key, info, { id: Uint8Array.of(1) }, {}),
	(key, info) => setFirstPin(key, info, pin, {}),
	(key, info) => changeKnownPin(key, info, { current: pin, next: pin }, {}),
	(key, info) => readRetries(key, info, {}),
	(key, info) => lookFor(key, info, { rpId, credentials }, {}),
	(key, info) => pointOut(key, info, {}),
];

/** What is answered once the user is verified. */
const later = answerOf(pinShape, assertionShape, assertionShape, creationShape, managementShape);

/** What is answered before that, so that what comes after it is reached. */
const agreed = [[sample.keyAgreement, sample.token], [sample.keyAgreement]];

/** Whole operations with a key that answers anything at all: which one, the input's first byte says. */
export const operationsTarget: FuzzTarget = {
	name: "operations",
	samples: operations.map((_, index) => {
		const answers = [sample.info, sample.keyAgreement, sample.token, sample.assertion, sample.creation];
		return new Uint8Array([index, ...inputOf(...answers, sample.relyingParty, sample.storedCredential)]);
	}),
	shaped: fc
		.tuple(
			fc.nat(operations.length - 1),
			fc.oneof(fc.constant(sample.info), answerOf(infoShape)),
			fc.oneof(fc.constantFrom(...agreed), fc.array(answerOf(pinShape), { maxLength: 2 })),
			fc.array(later, { minLength: 1, maxLength: 4 }),
		)
		.map(([index, info, first, others]) => new Uint8Array([index, ...inputOf(info, ...first, ...others)])),
	async attempt(input) {
		const operate = operations[(input[0] ?? 0) % operations.length];
		const key = answeringKey(answersIn(input.subarray(1)));
		const info = await lawfullyAsync([KeyFailure], getInfo(key));
		if (info && operate) await lawfullyAsync([KeyFailure], operate(key, info));
	},
};
