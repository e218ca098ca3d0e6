import type { LoginRequest } from "../../contract/login-request.ts";

/** For how long after its end a login can be reported. */
const window = 24 * 3_600_000;

/** Whether the reader may still say of a login that they did not start it: their own, and not approved. */
export function reportable(request: LoginRequest, account: string, now: number): boolean {
	const { state, reason, settledAt, expiresAt } = request;
	if (request.account !== account || state === "pending" || state === "approved" || reason === "reported") return false;
	return now < Date.parse(settledAt ?? expiresAt) + window;
}
