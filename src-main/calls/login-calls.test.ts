import { expect, test } from "vitest";
import type { PairedServer } from "../../client/paired-server.ts";
import { type Difference, makeReceipt } from "../../client/receipt-for-tests.ts";
import { verifyReceipt } from "../../client/verify-receipt.ts";
import type { Receipt } from "../../contract/receipt.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { AccountFollowing } from "../accounts/follow-account.ts";
import { createSnapshotStore } from "../state/snapshot-store.ts";
import { snapshotOf } from "../testing/snapshots.ts";
import { createAsking } from "./asking.ts";
import { type LoginPorts, loginCalls, type Signing } from "./login-calls.ts";

const account = "a".repeat(16);

async function idOf(receipt: Receipt): Promise<string> {
	const { valid, facts } = await verifyReceipt(crypto.subtle, receipt);
	// What is refused below holds by itself: it is another one's.
	expect(valid).toBe(true);
	return facts.get("id") ?? "";
}

/** What the window is told of a receipt that a server gives for a login. */
async function verifies(receipt: Receipt, id: string): Promise<boolean> {
	const text = async () => JSON.stringify(receipt);
	const network = { fetch: async () => ({ status: 200, headers: { get: () => null }, text }) };
	const server = { origin: "https://sign.example.org", rpId: "example.org", network } as Partial<PairedServer>;
	const accounts = { following: () => ({ server }) as AccountFollowing } as Partial<Accounts> as Accounts;
	const store = createSnapshotStore(snapshotOf(), () => undefined);
	const handlers = loginCalls(store, accounts, {} as Signing, createAsking(), {} as LoginPorts);
	return (await handlers.receipt({ account, id })).verifies;
}

test("a receipt of this login and this server holds", async () => {
	const receipt = await makeReceipt("Ed25519");
	expect(await verifies(receipt, await idOf(receipt))).toBe(true);
});

test("a receipt of another login does not, although it holds by itself", async () => {
	const receipt = await makeReceipt("Ed25519");
	await idOf(receipt);
	expect(await verifies(receipt, "b".repeat(26))).toBe(false);
});

/** Of the same relying party, and so valid by itself. */
const other = "https://other.example.org";

test.each<[string, Difference]>([
	["origin", { clientData: { origin: other }, receipt: { origin: other } }],
	["relying party", { hashedRpId: "sign.example.org", receipt: { rpId: "sign.example.org" } }],
])("neither does one of another %s", async (_, difference) => {
	const receipt = await makeReceipt("Ed25519", difference);
	expect(await verifies(receipt, await idOf(receipt))).toBe(false);
});
