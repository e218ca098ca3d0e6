import { open, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { BackupRefused } from "../backup/backup-refused.ts";
import { type BackupFacts, inspectBackup } from "../backup/inspect-backup.ts";
import { stampBackup, writeBackup } from "../backup/write-backup.ts";
import { writingTrouble } from "../backup/writing-trouble.ts";
import { databaseFile, dataTrouble, hasDatabase, socketPath } from "../data-directory.ts";
import { newId } from "../secret.ts";
import { openAside } from "../storage/sqlite.ts";
import { fetchSnapshot } from "./fetch-snapshot.ts";
import { StartError } from "./start-error.ts";

/**
 * Writes all that a restore needs into one new file, whether a server runs or not, and reads it through before it is
 * called done. A file that is not whole does not stay.
 * @throws StartError
 */
export async function backUp(dataDirectory: string, path: string): Promise<BackupFacts> {
	if (!(await hasDatabase(dataDirectory)))
		throw new StartError(`No server was ever started on ${dataDirectory}. There is nothing to back up.`);
	const file = resolve(path);
	await claim(file);
	try {
		await write(dataDirectory, file);
		return await inspectBackup(file);
	} catch (cause) {
		await rm(file, { force: true });
		if (cause instanceof BackupRefused) throw new StartError(`What was copied ${cause.message}`, { cause });
		throw cause instanceof StartError ? cause : new StartError(writingTrouble(path, cause), { cause });
	}
}

async function claim(file: string): Promise<void> {
	try {
		await (await open(file, "wx", 0o600)).close();
	} catch (cause) {
		const there = (Object(cause) as NodeJS.ErrnoException).code === "EEXIST";
		const words = `${file} is there already. A backup never overwrites; choose another name.`;
		throw new StartError(there ? words : writingTrouble(file, cause), { cause });
	}
}

async function write(dataDirectory: string, file: string): Promise<void> {
	const part = `${file}.${newId()}.part`;
	try {
		const running = await fetchSnapshot(socketPath(dataDirectory), part);
		const db = running ? openAside(part) : openStopped(dataDirectory);
		try {
			await writeBackup(db, file);
		} finally {
			await db.destroy();
		}
		const copy = openAside(file);
		await stampBackup(copy, Date.now()).finally(() => copy.destroy());
	} finally {
		await rm(part, { force: true });
	}
}

function openStopped(dataDirectory: string) {
	try {
		return openAside(databaseFile(dataDirectory));
	} catch (cause) {
		throw new StartError(dataTrouble(dataDirectory, cause), { cause });
	}
}
