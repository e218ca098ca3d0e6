import { open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { newId } from "../secret.ts";
import type { Storage } from "../storage/storage.ts";

const [prefix, suffix] = ["snapshot-", ".db"];

/** The bytes of a database as it was at one moment. */
export interface Snapshot {
	readonly size: number;
	readonly bytes: Readable;
}

/**
 * Takes a copy of the database while the server goes on, and lets it be read once. Its file loses its name before
 * anybody reads it, so that it is gone with its last reader.
 */
export async function takeSnapshot(storage: Storage, directory: string): Promise<Snapshot> {
	const file = join(directory, prefix + newId() + suffix);
	try {
		const handle = await open(file, "wx+", 0o600);
		try {
			await storage.copyTo(file);
			const { size } = await handle.stat();
			return { size, bytes: handle.createReadStream({ start: 0 }) };
		} catch (cause) {
			await handle.close();
			throw cause;
		}
	} finally {
		await rm(file, { force: true });
	}
}

/** Removes what a crash left behind while a snapshot was taken. */
export async function forgetSnapshots(directory: string): Promise<void> {
	const names = await readdir(directory);
	const left = names.filter((name) => name.startsWith(prefix) && name.endsWith(suffix));
	await Promise.all(left.map((name) => rm(join(directory, name), { force: true })));
}
