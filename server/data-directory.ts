import { access, chmod, mkdir, open } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Kysely } from "kysely";
import { StartError } from "./commands/start-error.ts";
import { NewerSchema } from "./storage/newer-schema.ts";
import { openForReading } from "./storage/read-only.ts";
import type { Tables } from "./storage/schema.ts";
import type { Clock } from "./storage/sqlite.ts";
import { openStorage, type Storage } from "./storage/storage.ts";

/** The longest path that a Unix socket may have on Linux and macOS, in bytes. */
const longestSocketPath = 103;

/** Where the running server listens for commands on its own machine. */
export function socketPath(directory: string): string {
	const path = resolve(join(directory, "admin.sock"));
	if (Buffer.byteLength(path) > longestSocketPath)
		throw new StartError(`The path of --data is too long: ${path} may have ${longestSocketPath} bytes at the most.`);
	return path;
}

/** Whether a server was ever started on a directory; asking leaves no trace. */
export function hasDatabase(directory: string): Promise<boolean> {
	return access(databaseFile(directory)).then(
		() => true,
		() => false,
	);
}

export function databaseFile(directory: string): string {
	return join(directory, "countersign.db");
}

/**
 * Opens the database of a data directory, which is made where it is missing, readable by its owner alone.
 * @throws StartError where it can not be used or another process holds it
 */
export async function openDataDirectory(
	directory: string,
	clock: Clock = Date.now,
	committed?: (seconds: number) => void,
): Promise<Storage> {
	const file = databaseFile(directory);
	try {
		await mkdir(directory, { recursive: true, mode: 0o700 });
		// Before SQLite opens it, because its companion files take over the mode of the database.
		await (await open(file, "a", 0o600)).close();
		await chmod(file, 0o600);
		return await openStorage(file, clock, committed);
	} catch (cause) {
		throw new StartError(dataTrouble(directory, cause), { cause });
	}
}

/**
 * Does something with the database of a data directory that changes nothing in it, where no server runs.
 * @throws StartError where there is none, it can not be read, or another process holds it
 */
export async function readDataDirectory<T>(directory: string, read: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
	if (!(await hasDatabase(directory)))
		throw new StartError(`No server was ever started on ${directory}. Start one first.`);
	try {
		const db = openForReading(databaseFile(directory));
		return await read(db).finally(() => db.destroy());
	} catch (cause) {
		if (cause instanceof StartError) throw cause;
		throw new StartError(dataTrouble(directory, cause), { cause });
	}
}

/** Why a data directory can not be used, in one line. */
export function dataTrouble(directory: string, cause: unknown): string {
	if (cause instanceof NewerSchema)
		return `The data in ${directory} can not be used: ${cause.message}. Start that version, or restore an older backup.`;
	const { errcode, code, message } = Object(cause) as { errcode?: number; code?: string; message?: string };
	// SQLite's result codes: https://sqlite.org/rescode.html (5 busy, 8 read-only, 11 corrupt, 14 can not open, 26 no database)
	if (errcode === 5) return `Another server is running on the data in ${directory}.`;
	if (errcode === 8 || errcode === 14 || code === "EACCES" || code === "EROFS")
		return `The data directory ${directory} can not be written. Choose another with --data.`;
	if (errcode === 11 || errcode === 26) return `The database in ${directory} is damaged or is none. Restore a backup.`;
	if (code === "EEXIST" || code === "ENOTDIR")
		return `${directory} is a file, not a folder. Choose another with --data.`;
	return `The data directory ${directory} can not be opened: ${message}`;
}
