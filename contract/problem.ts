/** Every way a call can fail: the stable code, its HTTP status and its sentence for a person. */
export const problems = {
	"invalid-request": [422, "Something in the request is not as it should be."],
	"not-json": [415, "This call takes JSON."],
	"too-large": [413, "The request is larger than this server takes."],
	"not-found": [404, "There is nothing here under that name."],
	"not-signed-in": [401, "Sign in first."],
	forbidden: [403, "Your account may not do that."],
	"wrong-origin": [403, "This call came from another site."],
	"dpop-missing": [401, "A proof of the key is missing."],
	"dpop-refused": [401, "The proof of the key does not hold."],
	"dpop-time": [401, "The proof of the key is too old or from the future; compare the clocks."],
	"token-refused": [401, "This token is not valid for this call."],
	"host-refused": [401, "The proof of the host does not hold."],
	"host-unknown": [401, "No enrolled host has that key. It was removed, or is enrolled at another server."],
	"code-ended": [410, "This code was used, replaced or has expired."],
	"key-in-use": [409, "This key already asked for something else. Make a new key for each login."],
	"already-settled": [409, "This login has already ended."],
	"proof-refused": [422, "The passkey's answer does not fit this login."],
	"wrong-code": [422, "Those are not the digits."],
	"signin-refused": [401, "The passkey's answer was not accepted."],
	"ceremony-ended": [410, "This took too long or was used before. Start again."],
	"registration-refused": [422, "This passkey could not be registered."],
	"passkey-known": [409, "This passkey is already registered."],
	"link-ended": [410, "This link was used, withdrawn or has expired."],
	"name-taken": [409, "That name is taken."],
	"email-taken": [409, "Another account has that address confirmed already."],
	"group-in-use": [409, "A client lets only this group in. Change the client first."],
	denied: [403, "The login was denied."],
	expired: [410, "Time ran out before the login was approved."],
	cancelled: [410, "The login was withdrawn."],
	collected: [410, "This login's token has already been fetched."],
	"no-vpn": [409, "This server lets no machines into a VPN."],
	"other-vpn": [422, "This link belongs to another VPN."],
	"removal-over": [410, "The minute to take it back is over."],
	"vpn-failed": [502, "The VPN's server did not do it."],
	"not-reportable": [409, "This login was approved, or ended more than a day ago."],
	"last-administrator": [409, "There has to be an administrator. Give somebody else the role first."],
	"last-passkey": [409, "An account keeps at least one passkey. Add another first."],
	"too-many-attempts": [429, "Too many attempts. Wait a little."],
	stopping: [503, "The server is stopping. Try again in a moment."],
	"storage-full": [507, "The server has no room left to write, so nothing was decided or changed."],
	"storage-read-only": [507, "The server can not write to its disk, so nothing was decided or changed."],
	internal: [500, "Something went wrong on the server."],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

/** A failure with a code both sides know (RFC 9457). Thrown where it is found, converted once at each edge. */
export class Problem extends Error {
	override readonly name = "Problem";
	readonly code: ProblemCode;
	/** Members that this code adds, such as `attemptsLeft` or `state`. */
	readonly members: Readonly<Record<string, unknown>>;

	/** @param members what this code adds; `cause` stays on this side and is never sent */
	constructor(code: ProblemCode, members: Record<string, unknown> & { cause?: unknown } = {}) {
		const { cause, ...sent } = members;
		super(problems[code][1], cause === undefined ? {} : { cause });
		this.code = code;
		this.members = sent;
	}

	get status(): number {
		return problems[this.code][0];
	}
}

export function isProblemCode(code: unknown): code is ProblemCode {
	return typeof code === "string" && Object.hasOwn(problems, code);
}
