import type { AccountState, DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { DesktopFailure } from "../desktop-failure.ts";

/** @throws DesktopFailure `no-such-account` */
export function accountState({ accounts }: DesktopSnapshot, id: string): AccountState {
	const account = accounts.find((one) => one.id === id);
	if (!account) throw new DesktopFailure("no-such-account");
	return account;
}

/** The snapshot with one account changed; as it was where there is no such account any more. */
export function withAccount(
	snapshot: DesktopSnapshot,
	id: string,
	change: (account: AccountState) => AccountState,
): DesktopSnapshot {
	const index = snapshot.accounts.findIndex((account) => account.id === id);
	const account = snapshot.accounts[index];
	if (!account) return snapshot;
	return { ...snapshot, accounts: snapshot.accounts.with(index, change(account)) };
}

/** A login that waits, among the account's own or, for administrators, among everybody's. */
export function pendingRequest({ desk, everybody }: AccountState, id: string): LoginRequest | undefined {
	const isIt = (request: LoginRequest) => request.id === id;
	return desk.pending.find(isIt) ?? everybody?.pending.find(isIt);
}
