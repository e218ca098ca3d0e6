/**
 * Why something with a guest failed:
 * - `packages-missing`: a program of the host that it takes is not installed; the message says how to get it.
 * - `no-kernel`: the kernel could not be fetched or unpacked.
 * - `did-not-boot`: it ended, or took too long, before its agent was there; the message ends with its last words.
 * - `ended`: the guest is no more.
 * - `not-started`: a program could not be started in it.
 * - `timed-out`: a program took too long, and was ended.
 */
export type GuestFailureReason =
	| "packages-missing"
	| "no-kernel"
	| "did-not-boot"
	| "ended"
	| "not-started"
	| "timed-out";

export class GuestFailure extends Error {
	override readonly name = "GuestFailure";
	readonly reason: GuestFailureReason;

	constructor(message: string, options: ErrorOptions & { reason: GuestFailureReason }) {
		super(message, options);
		this.reason = options.reason;
	}
}
