import { chown, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { verifyChain } from "../audit/verify-chain.ts";
import { databaseFile, openDataDirectory } from "../data-directory.ts";
import { readServerSettings } from "../settings.ts";
import { liveIn } from "../testing/lived-in.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { backUp } from "./back-up.ts";
import { restore } from "./restore.ts";
import { startServer } from "./start.ts";

const plainly = { force: false, brokenAudit: false };

let folder: string;
let file: string;
let data: string;

beforeEach(async () => {
	folder = await temporaryDirectory();
	[file, data] = [join(folder, "backup.db"), join(folder, "restored")];
	await liveIn(join(folder, "lived-in"));
	await backUp(join(folder, "lived-in"), file);
});

/** Changes a file as no server would. */
function tamper(path: string, statement: string): void {
	const database = new DatabaseSync(path);
	database.exec(statement);
	database.close();
}

async function somethingElse(): Promise<void> {
	await rm(file);
	tamper(file, "CREATE TABLE t(x)");
}

test("a restore brings back who people are, and ends all that could act by itself, audited", async () => {
	const before = await readFile(file);
	const { revoked, facts, kept } = await restore(file, data, plainly);
	expect(revoked).toEqual({ pairings: 1, sessions: 1, links: 1, requests: 1 });
	expect(facts).toMatchObject({ accounts: 1, origin: "https://sign.example.org" });
	expect(kept).toBeUndefined();
	expect((await readFile(file)).equals(before)).toBe(true);
	expect(await readdir(data)).toEqual(["countersign.db"]);
	expect(((await stat(databaseFile(data))).mode & 0o777).toString(8)).toBe("600");
	const storage = await openDataDirectory(data);
	onTestFinished(() => storage.close());
	const { db } = storage;
	expect(await db.selectFrom("webauthn_credential").select("name").execute()).toEqual([{ name: "Phone" }]);
	for (const table of ["pairing", "web_session", "vpn_login"] as const)
		expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
	expect(await db.selectFrom("invite").select("id").where("ended_at", "is", null).execute()).toEqual([]);
	expect(await db.selectFrom("login_request").select(["id", "state", "collected_at"]).orderBy("id").execute()).toEqual([
		{ id: "approved", state: "collected", collected_at: 0 },
		{ id: "waits", state: "cancelled", collected_at: null },
	]);
	const entries = await db.selectFrom("audit_entry").select("action").orderBy("seq").execute();
	expect(entries.map(({ action }) => action)).toEqual([
		"account-created",
		"pairing-removed",
		"invite-withdrawn",
		"backup-restored",
	]);
	expect(await verifyChain(db)).toMatchObject({ whole: true });
});

test("a server starts on what was restored, and it can be backed up again", async () => {
	await restore(file, data, plainly);
	const settings = { port: "0", data, logLevel: "silent", publicUrl: "https://sign.example.org" };
	const running = await startServer(readServerSettings(settings, {}));
	onTestFinished(running.stop);
	expect(running.setupLink).toBeUndefined();
	expect(await backUp(data, join(folder, "again.db"))).toMatchObject({ accounts: 1 });
});

test("a folder in use is refused whatever is forced, and one that is not empty keeps what it had", async () => {
	const storage = await openDataDirectory(data);
	await storage.db.insertInto("server_value").values({ name: "mark", value: "kept" }).execute();
	for (const force of [false, true])
		await expect(restore(file, data, { ...plainly, force })).rejects.toThrow(/A server is running .* Stop it first/);
	await storage.close();
	await expect(restore(file, data, plainly)).rejects.toThrow(/is not empty.*--force/);
	expect(await readdir(data)).toEqual(["countersign.db"]);
	const { kept } = await restore(file, data, { ...plainly, force: true });
	expect(kept).toMatch(/restored\/before-restore-\d{8}T\d{6}Z$/);
	const mark = new DatabaseSync(join(kept ?? "", "countersign.db")).prepare("SELECT value FROM server_value").all();
	expect(mark.map((row) => row["value"])).toContain("kept");
	expect((await readdir(data)).length).toBe(2);
});

test("a server that runs is seen by its socket even where its database is none any more", async () => {
	const running = await startServer(readServerSettings({ port: "0", data, logLevel: "silent" }, {}));
	onTestFinished(running.stop);
	await writeFile(databaseFile(data), "");
	await expect(restore(file, data, { ...plainly, force: true })).rejects.toThrow(/Stop it first/);
});

test.each<[what: string, make: () => Promise<unknown>, says: RegExp]>([
	["no database", () => writeFile(file, "no database, but long enough for one".repeat(99)), /is no database/],
	["an empty file", () => writeFile(file, ""), /none of Countersign/],
	["a database of something else", () => somethingElse(), /none of Countersign/],
	["one that is cut off", async () => writeFile(file, (await readFile(file)).subarray(0, 40_960)), /is damaged/],
	[
		"one with pages of nonsense",
		async () => writeFile(file, (await readFile(file)).fill(7, 8192, 80_000)),
		/is damaged/,
	],
	[
		"one of a newer version",
		async () => tamper(file, "INSERT INTO kysely_migration VALUES ('0999-tomorrow', '2030-01-01')"),
		/comes from a newer Countersign \(its tables are at 0999-tomorrow/,
	],
	["one with a changed audit log", async () => tamper(file, "UPDATE audit_entry SET at = 5"), /entry 1 does not fit/],
])("%s is refused, and changes nothing", async (_, make, says) => {
	await make();
	await expect(restore(file, data, plainly)).rejects.toThrow(says);
	expect(await readdir(folder)).not.toContain("restored");
	const storage = await openDataDirectory(data);
	await storage.close();
	await expect(restore(file, data, { ...plainly, force: true })).rejects.toThrow(says);
	expect(await readdir(data)).toEqual(["countersign.db"]);
});

test("what is no file is refused in words", async () => {
	await expect(restore(join(folder, "none.db"), data, plainly)).rejects.toThrow(/none.db is not there/);
	await expect(restore(folder, data, plainly)).rejects.toThrow(/is a folder|can not be copied/);
});

test.skipIf(process.getuid?.() !== 0)("what root restores belongs to whom the folder belongs", async () => {
	await mkdir(data);
	await chown(data, 10_001, 10_002);
	await restore(file, data, plainly);
	expect(await stat(databaseFile(data))).toMatchObject({ uid: 10_001, gid: 10_002 });
});

test("a changed audit log can be taken all the same, when that is asked for", async () => {
	tamper(file, "UPDATE audit_entry SET at = 5");
	const { facts } = await restore(file, data, { force: false, brokenAudit: true });
	expect(facts.audit).toEqual({ brokenAt: 1 });
});

test("a database file that was copied by hand, in the mode of a running server, is taken too", async () => {
	const copied = join(folder, "copied.db");
	await copyFile(databaseFile(join(folder, "lived-in")), copied);
	tamper(copied, "PRAGMA journal_mode = WAL");
	const { facts } = await restore(copied, data, plainly);
	expect(facts.takenAt).toBeUndefined();
	expect(await readdir(data)).toEqual(["countersign.db"]);
});
