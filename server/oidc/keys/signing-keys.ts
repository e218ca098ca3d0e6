import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import type { JWKS } from "oidc-provider";
import type { Transaction } from "../../storage/group-commit.ts";
import type { OidcKeyRow } from "../../storage/oidc-tables.ts";
import type { Storage } from "../../storage/storage.ts";
import { lifetimes } from "../lifetimes.ts";

export type SigningKey = JWKS["keys"][number];

type NewKey = Pick<OidcKeyRow, "id" | "alg" | "jwk_json">;

/** RS256 because every client knows it (OpenID Connect Core 1.0, section 15.1), ES256 for those that ask for less. */
const algorithms = ["RS256", "ES256"] as const;

/**
 * The private keys that the provider signs with, newest first, and behind them those that are retired but still have
 * to be published. The first of an algorithm is the one that signs.
 */
export async function openSigningKeys(storage: Storage): Promise<SigningKey[]> {
	if ((await present(storage)).length < algorithms.length) await replaceKeys(storage, "missing");
	const rows = await publishedKeys(storage);
	return rows.map(({ id, alg, jwk_json }) => ({ ...JSON.parse(jwk_json), kid: id, alg, use: "sig" }));
}

/** Which keys those are, as one text: another text, and there are other keys. */
export async function signingKeyNames(storage: Storage): Promise<string> {
	return namesOf((await publishedKeys(storage)).map(({ id }) => ({ kid: id })));
}

export function namesOf(keys: readonly Pick<SigningKey, "kid">[]): string {
	return keys.map(({ kid }) => kid).join(" ");
}

async function publishedKeys({ db, clock }: Storage): Promise<OidcKeyRow[]> {
	const rows = await db
		.selectFrom("oidc_key")
		.selectAll()
		.where((where) =>
			where.or([where("retired_at", "is", null), where("retired_at", ">", clock() - lifetimes.retiredKey * 1000)]),
		)
		.orderBy("created_at", "desc")
		.orderBy("id")
		.execute();
	const signing = rows.filter(({ retired_at }) => retired_at === null);
	return [...signing, ...rows.filter(({ retired_at }) => retired_at !== null)];
}

/** Signs with new keys from now on; the old ones stay published until the tokens they signed have ended. */
export function rotateSigningKeys(storage: Storage): Promise<void> {
	return replaceKeys(storage, "all");
}

function present(storage: Pick<Storage, "db"> | { db: Transaction }) {
	return storage.db.selectFrom("oidc_key").select("alg").where("retired_at", "is", null).execute();
}

async function replaceKeys(storage: Storage, which: "missing" | "all"): Promise<void> {
	const made = await Promise.all(algorithms.map(newKey));
	await storage.write(async (trx) => {
		const now = storage.clock();
		// Nobody needs a private key any more once nothing that it signed is good.
		await trx
			.deleteFrom("oidc_key")
			.where("retired_at", "<=", now - lifetimes.retiredKey * 1000)
			.execute();
		if (which === "all")
			await trx.updateTable("oidc_key").set({ retired_at: now }).where("retired_at", "is", null).execute();
		const there = new Set((await present({ db: trx })).map(({ alg }) => alg));
		for (const key of made)
			if (!there.has(key.alg))
				await trx
					.insertInto("oidc_key")
					.values({ ...key, created_at: now, retired_at: null })
					.execute();
	});
}

async function newKey(alg: (typeof algorithms)[number]): Promise<NewKey> {
	const { privateKey } = await generateKeyPair(alg, { extractable: true });
	const jwk = await exportJWK(privateKey);
	return { id: await calculateJwkThumbprint(jwk), alg, jwk_json: JSON.stringify(jwk) };
}
