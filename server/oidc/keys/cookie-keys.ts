import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Transaction } from "../../storage/group-commit.ts";
import type { Storage } from "../../storage/storage.ts";
import { lifetimes } from "../lifetimes.ts";

/** In the database: newest first. */
const Kept = z.array(z.object({ secret: z.string(), madeAt: z.number() }));

const name = "oidc-cookie-keys";

/**
 * What the provider signs its cookies with, the one that signs first. A replaced one is taken for as long as a cookie
 * it signed can be good.
 * @param first what signed before there was any other
 */
export async function openCookieKeys({ db, clock }: Storage, first: string): Promise<string[]> {
	const made = await keptKeys(db);
	const all = [...made, { secret: first, madeAt: 0 }];
	const ended = clock() - lifetimes.session * 1000;
	// Each was replaced when the one before it was made.
	return all
		.filter((_, index) => (made[index - 1]?.madeAt ?? Number.POSITIVE_INFINITY) > ended)
		.map(({ secret }) => secret);
}

/** Signs with a new one from the next time on that the provider is opened. */
export async function replaceCookieKey(trx: Transaction, now: number): Promise<void> {
	const ended = now - lifetimes.session * 1000;
	const kept = (await keptKeys(trx)).filter(({ madeAt }, index) => index === 0 || madeAt > ended);
	const value = JSON.stringify([{ secret: randomBytes(32).toString("base64url"), madeAt: now }, ...kept]);
	await trx
		.insertInto("server_value")
		.values({ name, value })
		.onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
		.execute();
}

async function keptKeys(db: Pick<Transaction, "selectFrom">): Promise<z.infer<typeof Kept>> {
	const row = await db.selectFrom("server_value").select("value").where("name", "=", name).executeTakeFirst();
	return row ? Kept.parse(JSON.parse(row.value)) : [];
}
