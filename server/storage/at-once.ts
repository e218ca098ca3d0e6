import type { CompiledQuery } from "kysely";
import type { asBetterSqlite } from "./sqlite.ts";

/** What a statement came to: what it read, or how many rows it wrote. */
export interface Ran {
	readonly rows: unknown[];
	readonly changes: number;
}

type Query = Pick<CompiledQuery, "sql" | "parameters">;

/** Where statements run: the open file, and the transaction on it. */
interface Place {
	readonly file: ReturnType<typeof asBetterSqlite>;
	/** Whether it is this place's turn. */
	readonly free: () => boolean;
}

const places = new WeakMap<object, Place>();

/**
 * Lets ready statements pass by Kysely's queue for the one connection, which takes longer than most of them do.
 * @param inTransaction While one is open, whoever is not part of it has to queue: its changes are not committed yet.
 */
export function allowAtOnce(db: object, file: Place["file"], inTransaction: () => boolean): void {
	places.set(db, { file, free: () => !inTransaction() });
}

/** The same for a transaction of it, as long as it is open. */
export function allowInTransaction(db: object, trx: { isCommitted: boolean; isRolledBack: boolean }): void {
	const place = places.get(db);
	if (place) places.set(trx, { file: place.file, free: () => !trx.isCommitted && !trx.isRolledBack });
}

/** Runs a statement now. @returns `undefined` where it has to queue */
export function runAtOnce(db: object, { sql, parameters }: Query): Ran | undefined {
	const place = places.get(db);
	if (!place?.free()) return undefined;
	const prepared = place.file.prepare(sql);
	if (prepared.reader) return { rows: prepared.all(parameters), changes: 0 };
	return { rows: [], changes: Number(prepared.run(parameters).changes) };
}
