import { sql } from "kysely";
import type { Storage } from "../../../server/storage/storage.ts";

/** What says when somebody was last there, and may change with any call of theirs. */
const comings: ReadonlySet<string> = new Set(["last_seen_at", "last_used_at", "last_address"]);

/** Sees whether anything at all was written. */
export interface StoreWatch {
	/** The tables whose rows are other ones than they were when this was last asked. */
	changed(): Promise<string[]>;
}

/** @param except tables that anybody may fill, and that are not looked at */
export async function watchStore({ db }: Storage, except: readonly string[] = []): Promise<StoreWatch> {
	let [count, before] = [await changesOf(db), await contentOf(db, except)];
	return {
		async changed() {
			const now = await changesOf(db);
			// The database counts what is written: reading everything is for where it counted.
			if (now === count) return [];
			const after = await contentOf(db, except);
			const different = [...after].filter(([table, rows]) => before.get(table) !== rows).map(([table]) => table);
			[count, before] = [now, after];
			return different;
		},
	};
}

/** How many rows were written, changed or deleted since the database was opened. */
export async function changesOf(db: Storage["db"]): Promise<number> {
	const { rows } = await sql<{ count: number }>`select total_changes() as count`.execute(db);
	return rows[0]?.count ?? Number.NaN;
}

async function contentOf(db: Storage["db"], except: readonly string[]): Promise<Map<string, string>> {
	const tables = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(db);
	const content = new Map<string, string>();
	for (const { name } of tables.rows) {
		if (except.includes(name)) continue;
		const { rows } = await sql.raw(`select * from "${name}"`).execute(db);
		content.set(
			name,
			JSON.stringify(rows, (member, value) => (comings.has(member) ? undefined : value)),
		);
	}
	return content;
}
