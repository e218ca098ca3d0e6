import { beforeEach, expect, test } from "vitest";
import { createKeptKey } from "../../client/kept-key.ts";
import type { KeptPairing } from "../../client/paired-server.ts";
import { createSnapshotStore } from "../state/snapshot-store.ts";
import { snapshotOf } from "../testing/snapshots.ts";
import { type Accounts, createAccounts } from "./accounts.ts";

const origin = "https://sign.example.org";
const key = await createKeptKey();
const pairing = (id: string): KeptPairing => ({
	server: origin,
	rpId: "sign.example.org",
	account: "alice",
	id,
	token: "token",
	key,
});

let ended: string[];
let answer: PromiseWithResolvers<void>;
let accounts: Accounts;
const store = createSnapshotStore(snapshotOf(), () => undefined);

beforeEach(() => {
	ended = [];
	answer = Promise.withResolvers();
	store.change(() => snapshotOf());
	accounts = createAccounts(
		store,
		{ accounts: () => [], open: async () => ({ trouble: "damaged" }), keep: async () => true, forget: () => undefined },
		{ look: () => undefined },
		{
			network: {
				async fetch(url, { method }) {
					if (method !== "DELETE") return Promise.reject(new Error("There is no network."));
					ended.push(url.slice(origin.length));
					await answer.promise;
					return { status: 204, headers: { get: () => null }, text: async () => "" };
				},
			},
			connectStream: () => Promise.reject(new Error("There is no network.")),
			clock: { now: () => 0, after: () => () => undefined },
			random: () => 0,
		},
	);
});

const shown = () => store.now().accounts.map(({ id }) => accounts.following(id).pairing);

test("pairing anew takes the older one's place at once, and ends it at its server meanwhile", async () => {
	await accounts.add(pairing("p1"));
	await accounts.add(pairing("p2"));
	expect(shown()).toEqual(["p2"]);
	await expect.poll(() => ended).toEqual(["/api/pairings/p1"]);
	accounts.stop();
});

test("removing one tells whether its server knows of it", async () => {
	await accounts.add(pairing("p1"));
	const [account] = store.now().accounts;
	answer.resolve();
	expect(await accounts.remove(account?.id ?? "")).toBe(true);
	expect(store.now().accounts).toEqual([]);
});
