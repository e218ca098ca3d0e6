import type { ManagedAccount } from "../../contract/account.ts";
import { Problem } from "../../contract/problem.ts";
import { instant } from "../instant.ts";
import type { Transaction } from "../storage/group-commit.ts";
import { accountOf } from "./account-view.ts";

type Readable = Pick<Transaction, "selectFrom">;

/** Every account that is not removed, by name, as administrators see it. */
export async function managedAccounts(db: Readable): Promise<ManagedAccount[]> {
	const rows = await select(db).orderBy("name").execute();
	return rows.map(managedAccountOf);
}

/** @throws Problem `not-found` for an account that never was or is removed */
export async function managedAccount(db: Readable, idOrName: string): Promise<ManagedAccount> {
	const row = await select(db)
		.where((where) => where.or([where("account.id", "=", idOrName), where("account.name", "=", idOrName)]))
		.executeTakeFirst();
	if (!row) throw new Problem("not-found");
	return managedAccountOf(row);
}

function select(db: Readable) {
	return db
		.selectFrom("account")
		.selectAll("account")
		.select((of) => [
			of
				.selectFrom("webauthn_credential as passkey")
				.whereRef("passkey.user_id", "=", "account.id")
				.select((passkey) => passkey.fn.countAll<number>().as("count"))
				.as("passkeys"),
			of
				.selectFrom("webauthn_credential as passkey")
				.whereRef("passkey.user_id", "=", "account.id")
				.select((passkey) => passkey.fn.max("passkey.last_used_at").as("last"))
				.as("passkey_used_at"),
			of
				.selectFrom("pairing")
				.whereRef("pairing.user_id", "=", "account.id")
				.select((pairing) => pairing.fn.countAll<number>().as("count"))
				.as("pairings"),
			of
				.selectFrom("pairing")
				.whereRef("pairing.user_id", "=", "account.id")
				.select((pairing) => pairing.fn.max("pairing.last_used_at").as("last"))
				.as("pairing_used_at"),
		])
		.where("account.removed_at", "is", null);
}

type ManagedRow = Awaited<ReturnType<ReturnType<typeof select>["executeTakeFirstOrThrow"]>>;

function managedAccountOf(row: ManagedRow): ManagedAccount {
	const lastUsedAt = Math.max(row.passkey_used_at ?? 0, row.pairing_used_at ?? 0);
	return {
		...accountOf(row),
		createdAt: instant(row.created_at),
		disabled: row.disabled_at !== null,
		...(row.recovered_at !== null && { recoveredAt: instant(row.recovered_at) }),
		...(row.email !== null && { email: row.email }),
		emailVerified: row.email_verified === 1,
		passkeys: row.passkeys ?? 0,
		pairings: row.pairings ?? 0,
		...(lastUsedAt > 0 && { lastUsedAt: instant(lastUsedAt) }),
	};
}
