import { calls } from "../../contract/calls.ts";
import type { Mount } from "../http/mount.ts";
import { type AccountParts, changeAccount } from "./change-account.ts";
import { managedAccount, managedAccounts } from "./managed-accounts.ts";
import { removeAccount } from "./remove-account.ts";

/** What administrators do with accounts. */
export function mountAccountCalls(mount: Mount, parts: AccountParts): void {
	const { db } = parts.storage;

	mount(calls.listAccounts, async () => ({ accounts: await managedAccounts(db) }));

	mount(calls.account, ({ params }) => managedAccount(db, params.userId));

	mount(calls.changeAccount, ({ caller, params, body }) => changeAccount(parts, caller, params.userId, body));

	mount(calls.removeAccount, ({ caller, params }) => removeAccount(parts, caller, params.userId));
}
