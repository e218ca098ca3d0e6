import { ShownState } from "../../contract/login-request.ts";
import { isProblemCode, Problem } from "../../contract/problem.ts";

export type End = Exclude<ShownState, "pending">;

/** The problem that an answer's body tells of. */
export function problemOf(body: Record<string, unknown>): Error {
	const { code, type: _, title: __, status: ___, ...members } = body;
	return isProblemCode(code) ? new Problem(code, members) : new Error(`The server answered ${JSON.stringify(body)}.`);
}

/** How a login ended, where a refusal says so: to one who asks for the outcome, or to one who decides too late. */
export function endOf(error: unknown): End | undefined {
	if (!(error instanceof Problem)) return undefined;
	const { code, members } = error;
	if (code === "denied" || code === "expired" || code === "cancelled") return code;
	if (code === "collected") return "approved";
	if (code === "wrong-code" && members["attemptsLeft"] === 0) return "denied";
	if (code === "already-settled") return ShownState.exclude(["pending"]).parse(members["state"]);
	return undefined;
}
