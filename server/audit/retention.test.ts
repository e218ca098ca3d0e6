import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { databaseFile, openDataDirectory } from "../data-directory.ts";
import type { Storage } from "../storage/storage.ts";
import { openGround } from "../testing/ground.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { appendEntry } from "./append-entry.ts";
import { readRows, walkRows } from "./audit-row.ts";
import { eraseOlder } from "./erase-older.ts";
import { recomputeChain } from "./recompute-chain.ts";
import { auditRetention } from "./retention.ts";

const day = 24 * 3_600_000;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
	vi.useRealTimers();
});

const verdictOf = ({ db }: Storage) => recomputeChain(walkRows((page) => readRows(db, page)));

async function retained(storage: Storage, failed = (_: unknown) => {}) {
	const retention = auditRetention(storage, 30 * day, failed);
	retention.start();
	onTestFinished(() => retention.stop());
	return retention;
}

/** Settles once what a timer began is done, which takes turns of the event loop that no clock counts. */
async function erasedUpTo(storage: Storage, entries: number): Promise<void> {
	while ((await verdictOf(storage)).erased.entries < entries) await new Promise((resolve) => setImmediate(resolve));
}

test("what is older than it may be is erased at the start, then daily, and the chain holds", async () => {
	const ground = await openGround();
	const { storage } = ground;
	await ground.join("alice");
	ground.pass(30.5 * day);
	await ground.join("bob");
	await retained(storage);
	await erasedUpTo(storage, 2);
	expect(await verdictOf(storage)).toMatchObject({ entries: 4, erased: { entries: 2 } });
	ground.pass(29.6 * day);
	await vi.advanceTimersByTimeAsync(30_001);
	ground.pass(0.5 * day);
	await vi.advanceTimersByTimeAsync(30_001);
	expect((await verdictOf(storage)).erased.entries).toBe(2);
	ground.pass(0.5 * day);
	await vi.advanceTimersByTimeAsync(30_001);
	await erasedUpTo(storage, 4);
	expect(await verdictOf(storage)).not.toHaveProperty("broken");
});

test("without a limit, everything stays", async () => {
	const ground = await openGround();
	await ground.join("alice");
	ground.pass(10_000 * day);
	const retention = auditRetention(ground.storage, undefined, () => {});
	retention.start();
	await vi.advanceTimersByTimeAsync(2 * 30_001);
	await retention.stop();
	expect((await verdictOf(ground.storage)).erased.entries).toBe(0);
});

test("a clock that was set back keeps the next time no longer waiting", async () => {
	const ground = await openGround();
	await retained(ground.storage);
	ground.pass(-400 * day);
	await ground.join("alice");
	ground.pass(31 * day);
	await vi.advanceTimersByTimeAsync(30_001);
	await erasedUpTo(ground.storage, 2);
});

test("what could not be written is told, and tried again", async () => {
	const ground = await openGround();
	await ground.join("alice");
	ground.pass(31 * day);
	const failures: unknown[] = [];
	let full = true;
	const write: Storage["write"] = (work) => (full ? Promise.reject(new Error("no room")) : ground.storage.write(work));
	await retained({ ...ground.storage, write }, (cause) => failures.push(cause));
	await vi.advanceTimersByTimeAsync(1);
	expect(failures).toHaveLength(1);
	full = false;
	await vi.advanceTimersByTimeAsync(30_001);
	await erasedUpTo(ground.storage, 2);
});

/** A database in a file, with a log of so many entries. */
async function openLog(entries: number) {
	const directory = await temporaryDirectory();
	const storage = await openDataDirectory(directory, () => 100 * day);
	onTestFinished(() => storage.close());
	await storage.write(async (trx) => {
		for (let count = 0; count < entries; count++)
			await appendEntry(trx, { action: "login-denied", at: count, personal: { host: `only-here-${count}` } });
	});
	const file = databaseFile(directory);
	const isInFiles = async (text: string) =>
		(await Promise.all([file, `${file}-wal`].map((path) => readFile(path)))).some((bytes) => bytes.includes(text));
	return { storage, isInFiles };
}

test("what is erased is not in the files any more", async () => {
	const { storage, isInFiles } = await openLog(20);
	expect(await isInFiles("only-here-7")).toBe(true);
	expect(await eraseOlder(storage, 10, () => false)).toBe(10);
	expect(await isInFiles("only-here-7")).toBe(false);
	expect(await isInFiles("only-here-12")).toBe(true);
});

test("a long log is erased in pages, between which others get their turn, and a stop its way", async () => {
	const { storage } = await openLog(1200);
	let turns = 0;
	const count = () => {
		turns += 1;
		next = setImmediate(count);
	};
	let next = setImmediate(count);
	expect(await eraseOlder(storage, 5000, () => turns > 0)).toBe(500);
	clearImmediate(next);
	expect(await eraseOlder(storage, 5000, () => false)).toBe(700);
	expect(await verdictOf(storage)).toMatchObject({ entries: 1200, erased: { entries: 1200 } });
});
