import { expect, test } from "vitest";
import type { Room } from "../../contract/desktop/room.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { PairingFlow } from "../pairing/pairing-flow.ts";
import { createSnapshotStore } from "../state/snapshot-store.ts";
import { accountOf, loginRequest, snapshotOf } from "../testing/snapshots.ts";
import { createAsking } from "./asking.ts";
import { pairingCalls } from "./pairing-calls.ts";

const [alice, bob] = [accountOf("a"), accountOf("b", { account: "bob" })];

/** Ends alice's pairing while the window is in a room. */
async function unpairIn(room: Room) {
	const store = createSnapshotStore(snapshotOf({ accounts: [alice, bob], room }), () => undefined);
	const remove = async () => {
		store.change((snapshot) => ({ ...snapshot, accounts: [bob] }));
		return true;
	};
	const asking = createAsking();
	const asked = asking.begin();
	const ports = { pairing: {} as PairingFlow, asking, openInBrowser: async () => undefined };
	const { unpair } = pairingCalls(store, { remove } as Partial<Accounts> as Accounts, ports);
	const answer = await unpair({ account: alice.id });
	return { room: store.now().room, answer, asked };
}

test.each<[Room, Room]>([
	[
		{ at: "decision", account: alice.id, id: "c".repeat(26) },
		{ at: "decisions", account: alice.id },
	],
	[{ at: "add-key", account: alice.id }, { at: "settings" }],
	[{ at: "request", account: alice.id, request: loginRequest("c") }, { at: "waiting" }],
])("a room of the account that is gone is left: %j", async (from, to) => {
	expect((await unpairIn(from)).room).toEqual(to);
});

test.each<Room>([{ at: "settings" }, { at: "decisions", account: bob.id }])("another room stays: %j", async (room) => {
	expect((await unpairIn(room)).room).toEqual(room);
});

test("what was asked for it is called off, and it is told whether the server knows", async () => {
	const { answer, asked } = await unpairIn({ at: "settings" });
	expect([answer, asked.aborted]).toEqual([{ endedAtServer: true }, true]);
});

test("an account that is not paired here can not be removed", async () => {
	const store = createSnapshotStore(snapshotOf({ accounts: [bob] }), () => undefined);
	const ports = { pairing: {} as PairingFlow, asking: createAsking(), openInBrowser: async () => undefined };
	const { unpair } = pairingCalls(store, {} as Accounts, ports);
	await expect(unpair({ account: alice.id })).rejects.toMatchObject({ code: "no-such-account" });
});
