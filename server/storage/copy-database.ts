import { backup, type DatabaseSync } from "node:sqlite";

/** Pages of one part of a copy (2 MiB), for which whoever reads or writes waits: fewer make the copy take twice as long. */
const copiedAtOnce = 512;

/** Beginnings that may fall into somebody's transaction before it is given up: many a second, each a moment long. */
const beginnings = 1000;

/**
 * Copies all that is committed into a new file, a part at a time, while others go on reading and writing.
 *
 * SQLite answers a part with SQLITE_BUSY while its connection is inside a transaction. Node tries again then, but for
 * the first part, of which it takes a copy that has no pages left to be over, and fails with the error 0. So it is begun
 * again.
 */
export async function copyDatabase(database: DatabaseSync, file: string): Promise<void> {
	for (let left = beginnings; ; left--) {
		try {
			await backup(database, file, { rate: copiedAtOnce });
			return;
		} catch (cause) {
			if (Object(cause).errcode !== 0 || left === 0) throw cause;
		}
	}
}
