import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { openGround } from "../testing/ground.ts";
import { usesOf } from "./record-uses.ts";

test("uses are written down soon, the latest of each pairing, and in one commit", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const [one, other] = [await ground.pair(alice), await ground.pair(alice)];
	let writes = 0;
	const record = usesOf({
		...ground.storage,
		write: (work) => {
			writes += 1;
			return ground.storage.write(work);
		},
	});
	record(one.pairingId, { now: 1, address: "203.0.113.1" });
	record(one.pairingId, { now: 2, address: "203.0.113.2" });
	record(other.pairingId, { now: 3, address: "203.0.113.3" });
	const read = () =>
		ground.storage.db.selectFrom("pairing").select(["last_used_at", "last_address"]).orderBy("last_used_at").execute();
	await expect.poll(read).toEqual([
		{ last_used_at: 2, last_address: "203.0.113.2" },
		{ last_used_at: 3, last_address: "203.0.113.3" },
	]);
	expect(writes).toBe(1);
});

test("a server that stops meanwhile is not kept, and nobody is told", async () => {
	const ground = await openGround();
	usesOf({ ...ground.storage, write: () => Promise.reject(new Error("closed")) })("id", { now: 1, address: "" });
	await sleep(400);
});
