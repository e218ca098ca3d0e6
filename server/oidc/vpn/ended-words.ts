import type { Problem } from "../../../contract/problem.ts";
import type { LoginState } from "../../login-requests/states.ts";
import type { LoginRequestRow } from "../../storage/schema.ts";

/** How a login can end, or a finished approval be of no use. */
export type Ended = Exclude<LoginState, "pending" | "approved"> | "forbidden" | "taken-back";

interface Words {
	/** What happened, and what to do next. */
	readonly said: string;
	readonly next: string;
	/** What its client is told (RFC 6749, section 4.1.2.1). */
	readonly description: string;
	/** The same account may be asked once more, on the same page. */
	readonly again: boolean;
}

export const endedWords: Record<Ended, Words> = {
	denied: {
		said: "The login was denied. Nobody was let in.",
		next: "Where that was a mistake, begin again in the program that sent you here.",
		description: "the login was denied",
		again: false,
	},
	expired: {
		said: "Nobody approved the login in time.",
		next: "Look whether the tray is running and connected, then ask again. The web app of this server shows the login as well.",
		description: "nobody approved the login in time",
		again: true,
	},
	cancelled: {
		said: "The login was withdrawn.",
		next: "It was stopped here, or the account's access was changed meanwhile. You can ask again.",
		description: "the login was withdrawn",
		again: true,
	},
	collected: {
		said: "This login was answered already.",
		next: "Start again where you began.",
		description: "the login was answered already",
		again: false,
	},
	forbidden: {
		said: "The login was approved, but the account is in none of the groups that may log in here.",
		next: "Ask an administrator of this server to put it into one of them, then begin again.",
		description: "the account is in none of the groups that may log in here",
		again: false,
	},
	"taken-back": {
		said: "The login was approved, but the account was switched off or recovered before it was let in.",
		next: "Nobody was let in. Ask an administrator of this server.",
		description: "the approval was taken back",
		again: false,
	},
};

/** The end that a refused approval comes to; anything else is not about the login. */
export function endOf({ code }: Problem): Ended | undefined {
	return Object.hasOwn(endedWords, code) ? (code as Ended) : undefined;
}

/** How a stored login ended. An approval that was taken back counts as collected, and by nobody. */
export function storedEnd({ state, collected_at }: LoginRequestRow): Ended | undefined {
	if (state === "pending" || state === "approved") return undefined;
	return state === "collected" && collected_at === 0 ? "taken-back" : state;
}
