import { expect, onTestFinished, test } from "vitest";
import type { Transaction } from "./group-commit.ts";
import { statement } from "./statement.ts";
import { openStorage } from "./storage.ts";

async function ground() {
	const storage = await openStorage(":memory:", () => 0);
	onTestFinished(() => storage.close());
	return storage;
}

let built = 0;
const keep = statement((db, { name, value }: { name: string; value: string }) =>
	db.insertInto("server_value").values({ name, value }),
);
const rename = statement((db, { from, to }: { from: string; to: string }) =>
	db.updateTable("server_value").set({ value: to }).where("value", "=", from),
);
const find = statement((db, { value }: { value: string }) => {
	built += 1;
	return db.selectFrom("server_value").select("name").where("value", "=", value).orderBy("name");
});

test("a statement is built once, and each time given other values", async () => {
	const { db } = await ground();
	for (const [name, value] of [
		["a", "one"],
		["b", "two"],
		["c", "two"],
	] as const)
		expect(await keep.run(db, { name, value })).toBe(1);
	expect(await find.all(db, { value: "two" })).toEqual([{ name: "b" }, { name: "c" }]);
	expect(await find.first(db, { value: "one" })).toEqual({ name: "a" });
	expect(await find.first(db, { value: "three" })).toBeUndefined();
	expect(await rename.run(db, { from: "two", to: "three" })).toBe(2);
	expect(built).toBe(1);
});

test("it belongs to the piece of work it runs in, and is taken back with it", async () => {
	const { db, write } = await ground();
	const refused = write(async (trx) => {
		await keep.run(trx, { name: "a", value: "refused" });
		throw new RangeError();
	});
	await expect(refused).rejects.toThrow(RangeError);
	expect(await find.all(db, { value: "refused" })).toEqual([]);
});

test("nobody else reads what is not committed yet, and nothing runs in a piece of work that has ended", async () => {
	const { db, write } = await ground();
	let read: Promise<unknown> | undefined;
	let ended: Transaction | undefined;
	const refused = write(async (trx) => {
		ended = trx;
		await keep.run(trx, { name: "a", value: "open" });
		expect(await find.all(trx, { value: "open" })).toHaveLength(1);
		read = find.all(db, { value: "open" });
		throw new RangeError();
	});
	await expect(refused).rejects.toThrow(RangeError);
	expect(await read).toEqual([]);
	await expect(keep.run(ended as Transaction, { name: "a", value: "late" })).rejects.toThrow();
	expect(await find.all(db, { value: "late" })).toEqual([]);
});
