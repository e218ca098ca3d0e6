import fc, { type Arbitrary } from "fast-check";
import { type Authenticator, authenticatorOn } from "../../commands/authenticator.ts";

/**
 * Inputs that are several answers in a row: each a length of two bytes, and so many bytes of which the first is the
 * status. Where they end, a key answers with its last one for ever.
 */
export function answersIn(input: Uint8Array): readonly Uint8Array[] {
	const answers: Uint8Array[] = [];
	let rest = input;
	while (rest.length >= 2) {
		const length = ((rest[0] ?? 0) << 8) | (rest[1] ?? 0);
		answers.push(rest.subarray(2, 2 + length));
		rest = rest.subarray(2 + length);
	}
	return answers.length > 0 ? answers : [rest];
}

/** The input of these answers, each with its status. */
export function inputOf(...answers: readonly Uint8Array[]): Uint8Array {
	const parts = answers.flatMap((answer) => [Uint8Array.of(answer.length >> 8, answer.length & 0xff), answer]);
	return new Uint8Array(Buffer.concat(parts));
}

/** An answer of success, with this body. */
export function success(body: Uint8Array): Uint8Array {
	return new Uint8Array(Buffer.concat([Uint8Array.of(0), body]));
}

/** Statuses that a client does something about, and one that it does not know. */
const statuses = [0x00, 0x15, 0x22, 0x2e, 0x31, 0x33, 0x35, 0x39, 0xf3];

/** An answer of one of these shapes, or of a status alone. */
export function answerOf(...shapes: readonly Arbitrary<Uint8Array>[]): Arbitrary<Uint8Array> {
	const failure = fc.constantFrom(...statuses).map((status) => Uint8Array.of(status));
	return fc.oneof({ weight: 5, arbitrary: fc.oneof(...shapes).map(success) }, failure);
}

/** Inputs of some answers of these shapes. */
export function severalAnswers(...shapes: readonly Arbitrary<Uint8Array>[]): Arbitrary<Uint8Array> {
	return fc.array(answerOf(...shapes), { minLength: 1, maxLength: 6 }).map((answers) => inputOf(...answers));
}

/** A key that gives these answers one after another, and its last one for ever. */
export function answeringKey(answers: readonly Uint8Array[]): Authenticator {
	let turn = 0;
	return authenticatorOn({
		longestMessage: 7609,
		call() {
			const answer = answers[Math.min(turn, answers.length - 1)] ?? new Uint8Array();
			turn += 1;
			return Promise.resolve(answer);
		},
	});
}
