import { beforeEach, expect, test } from "vitest";
import { createKeptKey } from "../../client/kept-key.ts";
import type { KeptPairing } from "../../client/paired-server.ts";
import type { Protection } from "../../contract/desktop/snapshot.ts";
import { type AccountVault, createAccountVault } from "./account-vault.ts";
import type { KeptAccount } from "./kept-account.ts";
import { SealLocked } from "./secret-seal.ts";

const id = "a".repeat(16);
let pairing: KeptPairing;
let shelf: KeptAccount[];
let store: { protection: Protection; locked: boolean; stale: boolean; sealed: number };
let vault: AccountVault;

/** Not a seal at all, but one that shows what was put into it. */
const sealed = (text: string) => Buffer.from(text).toString("base64");

beforeEach(async () => {
	const key = await createKeptKey();
	pairing = {
		server: "https://sign.example.org",
		rpId: "sign.example.org",
		account: "alice",
		id: "p1",
		token: "t",
		key,
	};
	shelf = [];
	store = { protection: "protected", locked: false, stale: false, sealed: 0 };
	vault = createAccountVault(
		{ read: () => shelf, keep: (accounts) => (shelf = [...accounts]) },
		{
			protection: async () => store.protection,
			seal: async (text) => {
				if (store.locked) throw new SealLocked("locked");
				store.sealed += 1;
				return sealed(text);
			},
			open: async (text) => {
				if (store.locked) throw new SealLocked("locked");
				return { text: Buffer.from(text, "base64").toString(), stale: store.stale };
			},
		},
	);
});

const kept = () => {
	const [account] = shelf;
	if (!account) throw new Error("Nothing was kept.");
	return account;
};

test("token and key are on the shelf only sealed, and come back whole", async () => {
	expect(await vault.keep(id, pairing)).toBe(true);
	const { sealed: secret, ...open } = kept();
	expect(open).toEqual({ id, server: pairing.server, rpId: pairing.rpId, account: "alice", pairing: "p1" });
	expect(JSON.parse(Buffer.from(secret, "base64").toString())).toMatchObject({ token: "t", key: pairing.key });
	expect(await vault.open(kept())).toEqual({ pairing });
});

test("a token without its key is no pairing", async () => {
	await vault.keep(id, pairing);
	for (const secrets of [
		{ token: "t" },
		{ key: pairing.key },
		{ token: "t", key: { ...pairing.key, d: "short" } },
		"t",
	])
		expect(await vault.open({ ...kept(), sealed: sealed(JSON.stringify(secrets)) })).toEqual({ trouble: "damaged" });
	expect(await vault.open({ ...kept(), sealed: sealed("{") })).toEqual({ trouble: "damaged" });
});

test("secrets are nobody else's: what stands open beside them can not be exchanged", async () => {
	await vault.keep(id, pairing);
	for (const other of [
		{ server: "http://127.0.0.1:1" },
		{ rpId: "evil.example" },
		{ account: "bob" },
		{ pairing: "p2" },
	])
		expect(await vault.open({ ...kept(), ...other })).toEqual({ trouble: "damaged" });
});

test("a locked key store is told apart from what is damaged", async () => {
	await vault.keep(id, pairing);
	store.locked = true;
	expect(await vault.open(kept())).toEqual({ trouble: "locked" });
	await expect(vault.keep(id, pairing)).rejects.toThrow(SealLocked);
});

test("where nothing can be protected, nothing is written", async () => {
	store.protection = "none";
	expect(await vault.keep(id, pairing)).toBe(false);
	expect(shelf).toEqual([]);
});

test("a stale seal is made anew, and an account keeps its place", async () => {
	await vault.keep(id, pairing);
	await vault.keep("b".repeat(16), { ...pairing, account: "bob" });
	store.stale = true;
	await vault.open(kept());
	expect(store.sealed).toBe(3);
	expect(shelf.map(({ account }) => account)).toEqual(["alice", "bob"]);
	vault.forget(id);
	expect(shelf.map(({ account }) => account)).toEqual(["bob"]);
});
