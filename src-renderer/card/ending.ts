import type { LoginRequest } from "../../contract/login-request.ts";
import { fill } from "../text/fill.ts";
import { atMinute } from "../time/instants.ts";
import { words } from "../words.ts";

/** The sentence below the signature line. `here` is true where this very card decided. */
export function endSentence(request: LoginRequest, here: boolean): string {
	const { state, reason, signedWith } = request;
	switch (state) {
		case "pending":
			return "";
		case "expired":
			return words.end.expired;
		case "cancelled":
			return words.end.cancelled;
		case "denied":
			if (reason === "wrong-code") return words.end.deniedCodes;
			return here
				? words.end.denied
				: elsewhere(request, words.end.denied, words.end.deniedElsewhere, words.end.deniedByOther);
		case "approved": {
			const plain = signedWith ? fill(words.end.approved, { passkey: signedWith }) : words.end.approvedBare;
			return here ? plain : elsewhere(request, plain, words.end.approvedElsewhere, words.end.approvedByOther);
		}
	}
}

function elsewhere(
	{ account, settledAt, settledBy }: LoginRequest,
	plain: string,
	own: string,
	others: string,
): string {
	if (!settledAt) return plain;
	const time = atMinute(settledAt);
	if (settledBy !== undefined && settledBy !== account) return fill(others, { account: settledBy, time });
	return fill(own, { time });
}
