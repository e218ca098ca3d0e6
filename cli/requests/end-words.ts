import type { LoginRequest } from "../../contract/login-request.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { visible } from "../visible-text.ts";

/** How a login ended, by whom and when, in a sentence. */
export function endWords(request: LoginRequest): string {
	const { state, reason, settledBy, settledAt, signedWith } = request;
	const by = settledBy === undefined ? "" : ` by ${visible(settledBy)}`;
	const at = settledAt === undefined ? "" : ` at ${settledAt.slice(11, 19)} UTC`;
	switch (state) {
		case "approved":
			return `Approved${by}${at}${signedWith === undefined ? "" : `, signed with ${visible(signedWith)}`}.`;
		case "denied":
			if (reason === "wrong-code") return `Denied${at}: two wrong codes. Nobody was let in.`;
			return `Denied${reason === "reported" ? " and reported" : ""}${by}${at}. Nobody was let in.`;
		case "expired":
			return "Expired. Time ran out, so nobody was let in.";
		case "cancelled":
			return `Withdrawn by the asking side${at}. Nobody was let in.`;
		case "pending":
			return "It still waits.";
	}
}

export const endExitCodes: Record<Exclude<LoginRequest["state"], "pending">, ExitCode> = {
	approved: exitCode.approved,
	denied: exitCode.denied,
	expired: exitCode.expired,
	cancelled: exitCode.cancelled,
};
