import type { AccountState, DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import type { LoginRequest } from "../../contract/login-request.ts";

/** A login that waits, and the account of this app that it waits for. */
export interface WaitingLogin {
	readonly account: AccountState;
	readonly request: LoginRequest;
}

/** What waits for the owner of this desktop and was announced, newest first, whichever account it is for. */
export function announcedLogins({ accounts }: DesktopSnapshot): readonly WaitingLogin[] {
	return accounts
		.flatMap((account) => account.desk.pending.map((request) => ({ account, request })))
		.filter(({ request }) => request.announced)
		.toSorted((one, other) => other.request.createdAt.localeCompare(one.request.createdAt));
}

/** Names one login among those of all accounts. */
export function loginName({ account, request }: WaitingLogin): string {
	return `${account.id}.${request.id}`;
}
