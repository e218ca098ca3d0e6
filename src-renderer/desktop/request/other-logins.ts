import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import type { LoginRequest } from "../../../contract/login-request.ts";

export interface OtherLogin {
	/** The app's name of the account. */
	readonly account: string;
	readonly request: LoginRequest;
}

/** What else waits for the reader and was announced, newest first; the rest waits in its list until looked for. */
export function otherLogins(accounts: readonly AccountState[], shownId: string): readonly OtherLogin[] {
	return accounts
		.flatMap(({ id, desk }) => desk.pending.map((request) => ({ account: id, request })))
		.filter(({ request }) => request.announced && request.id !== shownId)
		.toSorted((one, other) => other.request.createdAt.localeCompare(one.request.createdAt));
}
