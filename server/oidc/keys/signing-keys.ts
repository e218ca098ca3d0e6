import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import type { SelectQueryBuilder } from "kysely";
import type { JWKS } from "oidc-provider";
import type { Transaction } from "../../storage/group-commit.ts";
import type { OidcKeyRow } from "../../storage/oidc-tables.ts";
import type { Tables } from "../../storage/schema.ts";
import type { Storage } from "../../storage/storage.ts";
import { whileUnchanged } from "../../storage/while-unchanged.ts";
import { lifetimes } from "../lifetimes.ts";

export type SigningKey = JWKS["keys"][number];

export type NewKey = Pick<OidcKeyRow, "id" | "alg" | "jwk_json">;

/** RS256 because every client knows it (OpenID Connect Core 1.0, section 15.1), ES256 for those that ask for less. */
const algorithms = ["RS256", "ES256"] as const;

/**
 * The private keys that the provider signs with, newest first, and behind them those that are retired but still have
 * to be published. The first of an algorithm is the one that signs.
 */
export async function openSigningKeys(storage: Storage): Promise<SigningKey[]> {
	if ((await present(storage.db)).length < algorithms.length) await makeMissing(storage);
	const rows = await publishedKeys(storage);
	return rows.map(({ id, alg, jwk_json }) => ({ ...JSON.parse(jwk_json), kid: id, alg, use: "sig" }));
}

/** Tells which keys those are, as one text: another text, and there are other keys. Asked at each call of the provider. */
export function signingKeyNames(storage: Storage): () => Promise<string> {
	const { db, clock } = storage;
	const kept = whileUnchanged<readonly Named[]>(storage, "oidc_key");
	const read = async () => {
		const rows = await inOrder(db.selectFrom("oidc_key").select(["id as kid", "retired_at"])).execute();
		return rows.length > 0 ? rows : undefined;
	};
	return async () => {
		const retiredAfter = clock() - lifetimes.retiredKey * 1000;
		const keys = (await kept("all", read)) ?? [];
		return namesOf(keys.filter(({ retired_at }) => retired_at === null || retired_at > retiredAfter));
	};
}

type Named = Pick<OidcKeyRow, "retired_at"> & { readonly kid: string };

export function namesOf(keys: readonly Pick<SigningKey, "kid">[]): string {
	return keys.map(({ kid }) => kid).join(" ");
}

/** In the order of `openSigningKeys`. */
export async function publishedKeys({ db, clock }: Storage): Promise<OidcKeyRow[]> {
	return inOrder(published(db, clock() - lifetimes.retiredKey * 1000).selectAll()).execute();
}

function published(db: Pick<Storage["db"], "selectFrom">, retiredAfter: number) {
	return db
		.selectFrom("oidc_key")
		.where((where) => where.or([where("retired_at", "is", null), where("retired_at", ">", retiredAfter)]));
}

/** Those that sign before those that are retired. */
function inOrder<Row>(keys: SelectQueryBuilder<Tables, "oidc_key", Row>) {
	return keys
		.orderBy((of) => of("retired_at", "is not", null))
		.orderBy("created_at", "desc")
		.orderBy("id");
}

/** One for each algorithm. */
export function newSigningKeys(): Promise<NewKey[]> {
	return Promise.all(algorithms.map(newKey));
}

/** Signs with new keys from now on; the old ones stay published until the tokens they signed have ended. */
export async function replaceSigningKeys(trx: Transaction, made: readonly NewKey[], now: number): Promise<void> {
	// Nobody needs a private key any more once nothing that it signed is good.
	await trx
		.deleteFrom("oidc_key")
		.where("retired_at", "<=", now - lifetimes.retiredKey * 1000)
		.execute();
	await trx.updateTable("oidc_key").set({ retired_at: now }).where("retired_at", "is", null).execute();
	for (const key of made) await keep(trx, key, now);
}

async function makeMissing(storage: Storage): Promise<void> {
	const made = await newSigningKeys();
	await storage.write(async (trx) => {
		const there = new Set((await present(trx)).map(({ alg }) => alg));
		for (const key of made) if (!there.has(key.alg)) await keep(trx, key, storage.clock());
	});
}

async function keep(trx: Transaction, key: NewKey, now: number): Promise<void> {
	await trx
		.insertInto("oidc_key")
		.values({ ...key, created_at: now, retired_at: null })
		.execute();
}

function present(db: Pick<Transaction, "selectFrom">) {
	return db.selectFrom("oidc_key").select("alg").where("retired_at", "is", null).execute();
}

async function newKey(alg: (typeof algorithms)[number]): Promise<NewKey> {
	const { privateKey } = await generateKeyPair(alg, { extractable: true });
	const jwk = await exportJWK(privateKey);
	return { id: await calculateJwkThumbprint(jwk), alg, jwk_json: JSON.stringify(jwk) };
}
