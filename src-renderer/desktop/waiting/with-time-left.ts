import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { secondsLeft } from "../../time/countdown.ts";
import { standingOf } from "../standing.ts";

/** The account with what can still be answered. While it is offline, nobody tells which logins ran out of time. */
export function withTimeLeft(account: AccountState, now: number): AccountState {
	if (standingOf(account).is !== "offline") return account;
	const { desk } = account;
	const pending = desk.pending.filter((request) => secondsLeft(request, now + desk.clockOffset) > 0);
	return { ...account, desk: { ...desk, pending } };
}
