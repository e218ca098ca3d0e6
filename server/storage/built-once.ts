import type { Compilable, CompiledQuery, QueryResult } from "kysely";
import type { Transaction } from "./group-commit.ts";
import type { Storage } from "./storage.ts";

/** What runs a statement: the database, or the transaction of a piece of work. */
type Runs = Pick<Storage["db"] | Transaction, "executeQuery">;
type Builds = Pick<Transaction, "selectFrom" | "insertInto" | "updateTable" | "deleteFrom">;

/** Stands where a value will. */
class Slot {
	readonly name: string;
	constructor(name: string) {
		this.name = name;
	}
}

/**
 * A statement that is built at its first use and then run with other values each time. Building one takes longer than
 * running it, which counts where a call has twenty of them.
 * @param build is given a stand-in for each value
 */
export function builtOnce<Values extends object, Row>(
	build: (db: Builds, slot: Values) => Compilable<Row>,
): (db: Runs & Builds, values: Values) => Promise<QueryResult<Row>> {
	const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as Values;
	let built: CompiledQuery<Row> | undefined;
	return (db, values) => {
		built ??= build(db, slots).compile();
		const parameters = built.parameters.map((parameter) =>
			parameter instanceof Slot ? values[parameter.name as keyof Values] : parameter,
		);
		return db.executeQuery({ ...built, parameters });
	};
}
