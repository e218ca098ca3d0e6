import { constants } from "node:fs";
import { chmod, chown, copyFile, link, mkdir, rm, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { BackupRefused } from "../backup/backup-refused.ts";
import { type BackupFacts, inspectBackup } from "../backup/inspect-backup.ts";
import { type Revoked, revokeRestored } from "../backup/revoke-restored.ts";
import { contentsOf, requireStopped, setAside } from "../backup/stopped-directory.ts";
import { writingTrouble } from "../backup/writing-trouble.ts";
import { databaseFile } from "../data-directory.ts";
import { newId } from "../secret.ts";
import { migrate } from "../storage/migrate.ts";
import { openAside } from "../storage/sqlite.ts";
import { openStorage } from "../storage/storage.ts";
import { StartError } from "./start-error.ts";

export interface Restored {
	readonly facts: BackupFacts;
	readonly revoked: Revoked;
	/** Where what was there before lies now. */
	readonly kept: string | undefined;
}

export interface RestoreWishes {
	/** Set what lies in the data directory aside, where it is not empty. */
	readonly force: boolean;
	/** Take a backup whose audit chain does not verify. */
	readonly brokenAudit: boolean;
}

/**
 * Puts a backup in place of a data directory's database. The file is read through first, on a copy; until all of it is
 * ready, nothing that lies in the directory changes.
 * @throws StartError
 */
export async function restore(file: string, directory: string, wishes: RestoreWishes): Promise<Restored> {
	await requireStopped(directory);
	const there = await contentsOf(directory);
	if (there.length > 0 && !wishes.force)
		throw new StartError(
			`${directory} is not empty. Choose another with --data, or keep what is there in a folder of its own with --force.`,
		);
	const made = await makeFolder(directory);
	const copy = join(directory, `restoring-${newId()}.db`);
	try {
		await takeCopy(file, copy);
		const facts = await inspectBackup(copy);
		if ("brokenAt" in facts.audit && !wishes.brokenAudit) throw new BackupRefused(brokenAudit(facts.audit.brokenAt));
		const revoked = await prepare(copy, facts);
		await requireStopped(directory);
		const kept = there.length > 0 ? await setAside(directory, there, Date.now()) : undefined;
		await putInPlace(copy, directory);
		return { facts, revoked, kept };
	} catch (cause) {
		if (cause instanceof BackupRefused) throw new StartError(`${file} ${cause.message}`, { cause });
		throw cause instanceof StartError ? cause : new StartError(writingTrouble(directory, cause), { cause });
	} finally {
		await forgetCopy(copy);
		if (made !== undefined) await rmdir(directory).catch(() => undefined);
	}
}

/** @returns the first folder that had to be made */
async function makeFolder(directory: string): Promise<string | undefined> {
	try {
		return await mkdir(directory, { recursive: true, mode: 0o700 });
	} catch (cause) {
		throw new StartError(writingTrouble(directory, cause), { cause });
	}
}

/** Unlike a rename, a link takes nothing from a server that was started in between. */
async function putInPlace(copy: string, directory: string): Promise<void> {
	try {
		// What root restores is for the account that the folder belongs to.
		const { uid, gid } = await stat(directory);
		if (process.getuid?.() === 0) await chown(copy, uid, gid);
		await link(copy, databaseFile(directory));
	} catch (cause) {
		if ((Object(cause) as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
		throw new StartError(`A server was started on ${directory} meanwhile. Stop it, and restore again.`, { cause });
	}
}

async function takeCopy(file: string, copy: string): Promise<void> {
	try {
		await copyFile(file, copy, constants.COPYFILE_EXCL);
		await chmod(copy, 0o600);
	} catch (cause) {
		const { code, message } = Object(cause) as NodeJS.ErrnoException;
		const words: Record<string, string> = {
			ENOENT: "is not there",
			EACCES: "can not be read: no permission",
			EISDIR: "is a folder",
			ENOSPC: "does not fit: the disk is full",
		};
		throw new StartError(`${file} ${words[code ?? ""] ?? `can not be copied: ${message}`}.`, { cause });
	}
}

/** Brings the copy's tables up to date and takes from everybody what they could act by. */
async function prepare(copy: string, { takenAt }: BackupFacts): Promise<Revoked> {
	const db = openAside(copy);
	await migrate(db).finally(() => db.destroy());
	const storage = await openStorage(copy, Date.now);
	try {
		return await revokeRestored(storage, takenAt);
	} finally {
		await storage.close();
	}
}

function brokenAudit(place: number): string {
	return `has an audit log that was changed: entry ${place} does not fit the one before. Choose an older backup, or take it all the same with --accept-broken-audit.`;
}

async function forgetCopy(copy: string): Promise<void> {
	for (const suffix of ["", "-wal", "-shm", "-journal"]) await rm(copy + suffix, { force: true });
}
