import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { copyDatabase } from "./copy-database.ts";

async function openNotes() {
	const folder = await temporaryDirectory();
	const database = new DatabaseSync(join(folder, "data.db"));
	onTestFinished(() => database.close());
	database.exec("PRAGMA journal_mode = WAL; CREATE TABLE note (text TEXT) STRICT");
	return { database, copy: join(folder, "copy.db") };
}

test("a copy that begins inside a transaction is begun again, and holds what that committed", async () => {
	const { database, copy } = await openNotes();
	database.exec("BEGIN IMMEDIATE; INSERT INTO note VALUES ('kept')");
	// What it is for: by itself such a copy fails. Where this no longer does, nothing has to be begun again.
	await expect(backup(database, copy)).rejects.toMatchObject({ errcode: 0 });
	const copied = copyDatabase(database, copy);
	await setImmediate();
	database.exec("COMMIT");
	await copied;
	const read = new DatabaseSync(copy, { readOnly: true });
	expect(read.prepare("SELECT text FROM note").all()).toEqual([{ text: "kept" }]);
	read.close();
});

test("a copy that can not be written fails at once", async () => {
	const { database } = await openNotes();
	await expect(copyDatabase(database, "/nowhere/copy.db")).rejects.toMatchObject({ code: "ERR_SQLITE_ERROR" });
});
