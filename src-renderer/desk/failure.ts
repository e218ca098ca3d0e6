import { Unreachable } from "../../client/call-server.ts";
import { UnfitRequest } from "../../client/challenge.ts";
import type { DesktopFailure } from "../../contract/desktop/failure.ts";
import { Problem, type ProblemCode } from "../../contract/problem.ts";

/** What can go wrong on this side of the wire. */
export type LocalFailure =
	| "unreachable"
	| "unfit-request"
	/** The server names another site than the one this page came from. */
	| "other-site"
	/** The prompt was closed, or its time ran out; browsers do not say which. */
	| "prompt-closed"
	| "no-prompt"
	| "key-failed"
	| "key-registered"
	| "key-without-pin"
	| "unknown"
	| DesktopFailure;

export type FailureCode = ProblemCode | LocalFailure;

interface FailureOptions extends ErrorOptions {
	readonly sentence?: string | undefined;
}

export class Failure extends Error {
	override readonly name = "Failure";
	readonly code: LocalFailure;
	/** What happened and what to do next, where whoever failed knows it better than the code does. */
	readonly sentence: string | undefined;

	constructor(code: LocalFailure, { sentence, ...options }: FailureOptions = {}) {
		super(code, options);
		this.code = code;
		this.sentence = sentence;
	}
}

/** The one place where anything thrown becomes a code that has words. */
export function failureCode(thrown: unknown): FailureCode {
	if (thrown instanceof Problem || thrown instanceof Failure) return thrown.code;
	if (thrown instanceof Unreachable) return "unreachable";
	if (thrown instanceof UnfitRequest) return "unfit-request";
	return "unknown";
}

/** The sentence that came along with a failure; its code has words for where none did. */
export function failureSentence(thrown: unknown): string | undefined {
	return thrown instanceof Failure ? thrown.sentence : undefined;
}
