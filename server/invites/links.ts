import type { Role } from "../../contract/account.ts";
import { Problem } from "../../contract/problem.ts";
import { hashOf, newId, newSecret } from "../secret.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { InviteRow } from "../storage/schema.ts";
import { databaseNow } from "../storage/sqlite.ts";

export interface NewLink {
	kind: InviteRow["kind"];
	roles: readonly Role[];
	hours: number;
	/** The account that made it, by id. */
	createdBy?: string | undefined;
	/** With a recovery link: the account it gives back, and whether that keeps the keys it has. */
	recovers?: { userId: string; keepsPasskeys: boolean } | undefined;
	now: number;
}

/** Stores a one-use link and gives its secret, which is kept nowhere. */
export async function storeLink(
	trx: Transaction,
	link: NewLink,
): Promise<{ id: string; secret: string; expiresAt: number }> {
	const made = { id: newId(), secret: newSecret(), expiresAt: link.now + link.hours * 3_600_000 };
	await trx
		.insertInto("invite")
		.values({
			id: made.id,
			kind: link.kind,
			secret_hash: hashOf(made.secret),
			roles_json: JSON.stringify(link.roles),
			created_at: link.now,
			created_by: link.createdBy ?? null,
			expires_at: made.expiresAt,
			recovers_user_id: link.recovers?.userId ?? null,
			keeps_passkeys: link.recovers?.keepsPasskeys ? 1 : 0,
		})
		.execute();
	return made;
}

/** The address of a link. Its secret stands in the fragment, which browsers keep to themselves. */
export function linkUrl(origin: string, secret: string): string {
	return `${origin}/join#${secret}`;
}

/**
 * The link of a secret, while it works.
 * @throws Problem `link-ended`, alike for used, withdrawn, expired and unknown links
 */
export async function openLink(db: Pick<Transaction, "selectFrom">, secret: string): Promise<InviteRow> {
	const link = await db
		.selectFrom("invite")
		.selectAll()
		.where("secret_hash", "=", hashOf(secret))
		.where("ended_at", "is", null)
		.where("expires_at", ">", databaseNow)
		.executeTakeFirst();
	if (!link) throw new Problem("link-ended");
	return link;
}

/** Uses a link up, for the account it was claimed for; one of several callers wins. */
export async function consumeLink(
	trx: Transaction,
	link: { id: string; userId: string; now: number },
): Promise<InviteRow> {
	const used = await trx
		.updateTable("invite")
		.set({ ended_at: link.now })
		.where("id", "=", link.id)
		.where("claimed_user_id", "=", link.userId)
		.where("ended_at", "is", null)
		.where("expires_at", ">", databaseNow)
		.returningAll()
		.executeTakeFirst();
	if (!used) throw new Problem("link-ended");
	return used;
}
