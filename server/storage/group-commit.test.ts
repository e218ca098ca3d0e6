import { expect, test } from "vitest";
import { openGround } from "../testing/ground.ts";
import type { Transaction } from "./group-commit.ts";

const put = (trx: Transaction, name: string) => trx.insertInto("server_value").values({ name, value: "1" }).execute();

async function names({ storage }: Awaited<ReturnType<typeof openGround>>): Promise<string[]> {
	const rows = await storage.db.selectFrom("server_value").select("name").where("name", "like", "t-%").execute();
	return rows.map(({ name }) => name).sort();
}

test("a piece that throws takes back its own changes and no others'", async () => {
	const ground = await openGround();
	const { write } = ground.storage;
	const answers = await Promise.allSettled([
		write((trx) => put(trx, "t-first")),
		write(async (trx) => {
			await put(trx, "t-second");
			throw new Error("changed its mind");
		}),
		write((trx) => put(trx, "t-third")),
	]);
	expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
	expect(await names(ground)).toEqual(["t-first", "t-third"]);
});

test("what the world may learn of is told after the commit, in order, and not of what was taken back", async () => {
	const ground = await openGround();
	const told: string[] = [];
	const piece = (name: string, fail = false) =>
		ground.storage.write(async (trx, afterCommit) => {
			afterCommit(() => told.push(name));
			await put(trx, `t-${name}`);
			expect(told).not.toContain(name);
			if (fail) throw new Error("changed its mind");
		});
	await Promise.allSettled([piece("one"), piece("two", true), piece("three")]);
	expect(told).toEqual(["one", "three"]);
});

test("a commit that fails is told to every piece, and the next one goes on", async () => {
	const ground = await openGround();
	const { write, db } = ground.storage;
	await db.schema
		.createTable("parent")
		.addColumn("id", "integer", (column) => column.primaryKey())
		.execute();
	await db.schema
		.createTable("child")
		.addColumn("parent_id", "integer")
		.addForeignKeyConstraint("late", ["parent_id"], "parent", ["id"], (key) => key.deferrable().initiallyDeferred())
		.execute();
	const orphan = (trx: Transaction) =>
		trx
			.insertInto("child" as never)
			.values({ parent_id: 7 } as never)
			.execute();
	const answers = await Promise.allSettled([write((trx) => put(trx, "t-lost")), write(orphan)]);
	expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
	await write((trx) => put(trx, "t-next"));
	expect(await names(ground)).toEqual(["t-next"]);
});

test("many pieces at once are all written, in the order they came", async () => {
	const ground = await openGround();
	const order: number[] = [];
	await Promise.all(
		Array.from({ length: 300 }, (_, place) =>
			ground.storage.write(async (trx) => {
				await put(trx, `t-${place}`);
				order.push(place);
			}),
		),
	);
	expect(order).toEqual(Array.from({ length: 300 }, (_, place) => place));
	expect(await names(ground)).toHaveLength(300);
});
