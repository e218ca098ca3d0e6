import type { DesktopFailure as DesktopFailureCode } from "../contract/desktop/failure.ts";

/** A failure of this side of the wire, by the code that the window has words for. */
export class DesktopFailure extends Error {
	override readonly name = "DesktopFailure";
	readonly code: DesktopFailureCode;
	/** What the code adds, such as the address that would do. */
	readonly members: Readonly<Record<string, unknown>>;

	constructor(code: DesktopFailureCode, { cause, ...members }: Record<string, unknown> & { cause?: unknown } = {}) {
		super(code, cause === undefined ? {} : { cause });
		this.code = code;
		this.members = members;
	}
}
