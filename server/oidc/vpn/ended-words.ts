import type { Problem } from "../../../contract/problem.ts";
import type { LoginState } from "../../login-requests/states.ts";

/** How a login can end, or a finished approval be of no use. */
export type Ended = Exclude<LoginState, "pending" | "approved"> | "forbidden";

/** What the browser is told, and what its client is (RFC 6749, section 4.1.2.1). */
export const endedWords: Record<Ended, { said: string; description: string; again: boolean }> = {
	denied: { said: "The login was denied.", description: "the login was denied", again: false },
	expired: {
		said: "Nobody approved the login in time.",
		description: "nobody approved the login in time",
		again: true,
	},
	cancelled: { said: "The login was withdrawn.", description: "the login was withdrawn", again: true },
	collected: {
		said: "This login was answered already. Start again where you began.",
		description: "the login was answered already",
		again: false,
	},
	forbidden: {
		said: "The login was approved, but the account is in none of the groups that may log in here. Ask whoever runs this server.",
		description: "the account is in none of the groups that may log in here",
		again: false,
	},
};

/** The end that a refused approval comes to; anything else is not about the login. */
export function endOf({ code }: Problem): Ended | undefined {
	return Object.hasOwn(endedWords, code) ? (code as Ended) : undefined;
}
