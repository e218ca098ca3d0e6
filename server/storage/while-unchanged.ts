import type { Storage } from "./storage.ts";
import type { WatchedTable } from "./watch-tables.ts";

/** Gives what was read under a name, or reads it. */
export type WhileUnchanged<T> = (name: string, read: () => Promise<T | undefined>) => Promise<T | undefined>;

/**
 * Keeps what was read of a table until anything is written to it. A write counts before it is committed, and who reads
 * then has to wait for that commit, so that what was written is seen by the next who asks, as without keeping anything.
 * What is not there is not kept: anybody can ask for it.
 *
 * What is read has to be read outside of any piece of work, through `storage.db`.
 */
export function whileUnchanged<T>({ revision }: Pick<Storage, "revision">, table: WatchedTable): WhileUnchanged<T> {
	let kept = new Map<string, T>();
	let of = revision(table);
	return async (name, read) => {
		const before = revision(table);
		if (before !== of) [kept, of] = [new Map(), before];
		const found = kept.get(name) ?? (await read());
		// It may have been read before something was written that others have seen since.
		if (found !== undefined && before === of && revision(table) === of) kept.set(name, found);
		return found;
	};
}
