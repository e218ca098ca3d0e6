import type { LoginRequest } from "../../contract/login-request.ts";
import { fill } from "../text/fill.ts";
import { words } from "../words.ts";

/** Who or what decided, in a word or two: the passkey, a reason, somebody else, or nobody. */
export function decider({ state, reason, signedWith, settledBy, account }: LoginRequest): string | undefined {
	if (state === "approved") return signedWith;
	if (reason === "wrong-code") return words.decisions.wrongCode;
	if (reason === "reported") return words.decisions.reported;
	if (settledBy !== undefined && settledBy !== account) return fill(words.decisions.deniedBy, { account: settledBy });
	return undefined;
}
