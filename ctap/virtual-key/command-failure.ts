import { type StatusName, statusCode } from "../status/status-code.ts";

/** Ends a command with a status other than success (CTAP 2.1 section 8.2). */
export class CommandFailure extends Error {
	override readonly name = "CommandFailure";
	readonly status: number;

	constructor(status: StatusName, options?: ErrorOptions) {
		super(status, options);
		this.status = statusCode[status];
	}

	/** True where the platform itself ended the command. */
	get isCancel(): boolean {
		return this.status === statusCode.keepaliveCancel;
	}
}
