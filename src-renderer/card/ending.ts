import type { LoginRequest } from "../../contract/login-request.ts";
import { statementForm } from "../request/statement-form.ts";
import { fill } from "../text/fill.ts";
import { atMinute } from "../time/instants.ts";
import { words } from "../words.ts";

/**
 * The sentence below the signature line.
 * @param elsewhere it ended before the reader's eyes, but not by the reader's hand
 */
export function endSentence(request: LoginRequest, elsewhere: boolean): string {
	const { state, reason } = request;
	switch (state) {
		case "pending":
			return "";
		case "expired":
			return words.end.expired;
		case "cancelled":
			return words.end.cancelled;
		case "denied":
			if (reason === "wrong-code") return words.end.deniedCodes;
			if (reason === "reported") return words.end.deniedReported;
			return byWhom(request, elsewhere, {
				plain: words.end.denied,
				own: words.end.deniedElsewhere,
				others: words.end.deniedByOther,
			});
		case "approved":
			return byWhom(request, elsewhere, {
				plain: signed(request),
				own: words.end.approvedElsewhere,
				others: words.end.approvedByOther,
			});
	}
}

/** A VPN is joined only after the approval: there the signature does not say yet that anything went through. */
function signed(request: LoginRequest): string {
	const { signedWith } = request;
	const joins = statementForm(request) === "vpn";
	if (signedWith === undefined) return joins ? words.end.approvedVpnBare : words.end.approvedBare;
	return fill(joins ? words.end.approvedVpn : words.end.approved, { passkey: signedWith });
}

interface Sentences {
	readonly plain: string;
	/** The same account did it, on another device. */
	readonly own: string;
	readonly others: string;
}

function byWhom(request: LoginRequest, elsewhere: boolean, { plain, own, others }: Sentences): string {
	const { account, settledAt, settledBy } = request;
	if (!settledAt) return plain;
	const time = atMinute(settledAt);
	if (settledBy !== undefined && settledBy !== account) return fill(others, { account: settledBy, time });
	return elsewhere ? fill(own, { time }) : plain;
}
