/**
 * Why something with a key failed:
 * - `gone`: the key was pulled out, or its connection broke.
 * - `no-answer`: the key stayed silent for too long, or said "wait" for ever.
 * - `busy`: another program kept the key for too long.
 * - `cancelled`: whoever called wanted it to end.
 * - `status`: the key answered with a status of CTAP2; `status` holds it.
 * - `hid-error`: the key answered with an error of CTAPHID; `status` holds it.
 * - `malformed`: the key answered what the standard does not know.
 * - `untrusted`: the answer is well-formed and is not one to what was asked.
 * - `unsupported`: the key can not do what was asked.
 * - `refused-by-system`: the operating system does not let this program at the key.
 * - `library-missing`: this machine lacks what programs need to reach USB keys.
 */
export type FailureReason =
	| "gone"
	| "no-answer"
	| "busy"
	| "cancelled"
	| "status"
	| "hid-error"
	| "malformed"
	| "untrusted"
	| "unsupported"
	| "refused-by-system"
	| "library-missing";

/** The one error that the security-key library throws for what keys, people and systems do. */
export class KeyFailure extends Error {
	override readonly name = "KeyFailure";
	readonly reason: FailureReason;
	/** The byte the key answered, where it answered one. */
	readonly status: number | undefined;

	constructor(reason: FailureReason, message: string, options: ErrorOptions & { status?: number } = {}) {
		super(message, options);
		this.reason = reason;
		this.status = options.status;
	}
}

/** True for a key's answer with this very status of CTAP2. */
export function isStatus(error: unknown, ...statuses: readonly number[]): error is KeyFailure {
	return error instanceof KeyFailure && error.reason === "status" && statuses.includes(error.status ?? -1);
}
