import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import type { Storage } from "./storage/storage.ts";

/** Keys that the server makes for itself at its first start and keeps in its database. */
export interface ServerKeys {
	/** HMAC-SHA-256 under the server's own key, base64url. `use` keeps one use's values from another's. */
	mac(use: "wait-token" | "decoy" | "oidc-cookie" | "ciba-ping", text: string): string;
	/** Signs access tokens. */
	readonly signing: { key: CryptoKey; id: string; publicJwk: JWK };
}

type CryptoKey = Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];

export async function openServerKeys(storage: Storage): Promise<ServerKeys> {
	const macSecret = await keep(storage, "mac-key", async () => randomBytes(32).toString("base64url"));
	// Of bytes, Node finds out by exceptions that they are no key object, which takes longer than all the rest.
	const macKey = createSecretKey(Buffer.from(macSecret, "base64url"));
	const { d, ...publicJwk }: JWK = JSON.parse(await keep(storage, "signing-key", newSigningKey));
	const id = await calculateJwkThumbprint(publicJwk);
	const key = await importJWK({ ...publicJwk, ...(d && { d }) }, "Ed25519");
	if (key instanceof Uint8Array) throw new TypeError("The stored signing key is not a key pair.");
	return {
		mac: (use, text) => createHmac("sha256", macKey).update(`${use}\n${text}`).digest("base64url"),
		signing: { key, id, publicJwk: { ...publicJwk, kid: id, alg: "EdDSA", use: "sig" } },
	};
}

async function newSigningKey(): Promise<string> {
	const { privateKey } = await generateKeyPair("Ed25519", { extractable: true });
	return JSON.stringify(await exportJWK(privateKey));
}

async function keep(storage: Storage, name: string, make: () => Promise<string>): Promise<string> {
	const stored = await storage.db
		.selectFrom("server_value")
		.select("value")
		.where("name", "=", name)
		.executeTakeFirst();
	if (stored) return stored.value;
	const value = await make();
	await storage.write((trx) => trx.insertInto("server_value").values({ name, value }).execute());
	return value;
}
