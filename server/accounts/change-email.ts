import { z } from "zod";
import { AccountName, EmailAddress } from "../../contract/account.ts";
import { Problem } from "../../contract/problem.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { LocalAct } from "../local-act.ts";
import type { SignedIn } from "../sessions/web-sessions.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { Storage } from "../storage/storage.ts";
import { managedAccount } from "./managed-accounts.ts";

/**
 * Sets where notices to the caller's account go by mail; empty for nowhere. Nobody has confirmed it then. Another
 * account's is taken as well, so that trying tells nobody whose there are; clients are not told of it. Audited, though
 * without the address, because whoever took a session over would divert them first.
 */
export function changeEmail(storage: Storage, { account }: SignedIn, email: string): Promise<void> {
	return storage.write(async (trx) => {
		const wanted = email === "" ? null : email;
		const { numUpdatedRows } = await trx
			.updateTable("account")
			.set({ email: wanted, email_verified: 0 })
			.where("id", "=", account.id)
			.where("email", "is distinct from", wanted)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return;
		await appendEntry(trx, {
			action: "account-changed",
			at: storage.clock(),
			accountId: account.id,
			personal: { name: account.name, email: wanted === null ? "none" : "set", by: account.name },
		});
	});
}

/** Whether an administrator stands for it that an address is another account's than this one's, however it is written. */
export async function isConfirmedForAnother(
	db: Pick<Transaction, "selectFrom">,
	id: string,
	email: string,
): Promise<boolean> {
	const other = await db
		.selectFrom("account")
		.select("id")
		.where("id", "!=", id)
		.where("email_verified", "=", 1)
		.where((where) => where(where.fn<string>("lower", ["email"]), "=", email.toLowerCase()))
		.executeTakeFirst();
	return other !== undefined;
}

/**
 * Sets an account's address on an administrator's word, from which on it is told as verified; empty takes it away.
 * @throws Problem `email-taken`, because programs know people by what is verified
 */
export async function confirmEmail(trx: Transaction, id: string, email: string): Promise<void> {
	if (email === "") return void (await setEmail(trx, id, { email: null, email_verified: 0 }));
	if (await isConfirmedForAnother(trx, id, email)) throw new Problem("email-taken");
	await setEmail(trx, id, { email, email_verified: 1 });
}

function setEmail(trx: Transaction, id: string, set: { email: string | null; email_verified: 0 | 1 }) {
	return trx.updateTable("account").set(set).where("id", "=", id).execute();
}

const EmailWish = z.strictObject({
	name: AccountName,
	/** What it is from now on, empty for none; left out, nothing changes. */
	email: z.union([EmailAddress, z.literal("")]).optional(),
});
const Email = z.object({ email: z.string().optional(), emailVerified: z.boolean() });

/** The address of an account: read, or set and confirmed, on the server's own machine. */
export const emailAct: LocalAct<typeof EmailWish, typeof Email> = {
	path: "/email",
	wish: EmailWish,
	answer: Email,
	run: (storage, _, { name, email }) =>
		storage.write(async (trx) => {
			const before = await managedAccount(trx, name);
			if (email === undefined || isSettled(before, email)) return before;
			await confirmEmail(trx, before.id, email);
			const personal = { name, email: email || "none" };
			await appendEntry(trx, { action: "account-changed", at: storage.clock(), accountId: before.id, personal });
			return managedAccount(trx, name);
		}),
};

/** Whether confirming an address would change nothing. */
export function isSettled(account: { email?: string | undefined; emailVerified: boolean }, email: string): boolean {
	return (account.email ?? "") === email && (email === "" || account.emailVerified);
}
