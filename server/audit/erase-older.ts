import { setImmediate as othersTurn } from "node:timers/promises";
import { sql } from "kysely";
import type { Storage } from "../storage/storage.ts";

/** How many entries are looked at in one piece of work. */
const pageSize = 500;

/**
 * Erases the personal fields of all entries that were written before an instant; the chain holds without them.
 * @param halted lets it end early; what is left is erased the next time
 * @returns of how many entries
 */
export async function eraseOlder(storage: Storage, before: number, halted: () => boolean): Promise<number> {
	let erased = 0;
	let after: number | undefined = 0;
	while (after !== undefined && !halted()) {
		const page = await erasePage(storage, before, after);
		erased += page.erased;
		after = page.last;
		// The database answers at once: without this, a long log would keep everybody else waiting.
		await othersTurn();
	}
	// What was erased still stands in the log of changes beside the database, until that begins anew.
	if (erased > 0) await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(storage.db);
	return erased;
}

/** Entries are not taken to be in the order of their times: the clock may have been set in between. */
function erasePage(
	storage: Storage,
	before: number,
	after: number,
): Promise<{ erased: number; last: number | undefined }> {
	return storage.write(async (trx) => {
		const page = await trx
			.selectFrom("audit_personal")
			.innerJoin("audit_entry", "audit_entry.seq", "audit_personal.seq")
			.select(["audit_entry.seq", "audit_entry.at"])
			.where("audit_personal.seq", ">", after)
			.orderBy("audit_personal.seq")
			.limit(pageSize)
			.execute();
		const due = page.filter(({ at }) => at < before).map(({ seq }) => seq);
		if (due.length > 0) await trx.deleteFrom("audit_personal").where("seq", "in", due).execute();
		return { erased: due.length, last: page.at(-1)?.seq };
	});
}
