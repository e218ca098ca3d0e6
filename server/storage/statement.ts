import type { Compilable, CompiledQuery } from "kysely";
import type { Transaction } from "./group-commit.ts";

/** What statements run on: the open file, or a piece of work's own transaction. */
export type Runs = Pick<
	Transaction,
	"selectFrom" | "selectNoFrom" | "insertInto" | "updateTable" | "deleteFrom" | "executeQuery"
>;

/** A statement that is kept ready, for what runs so often that building it would cost more than running it. */
export interface Statement<Given, Row> {
	all(db: Runs, given: Given): Promise<Row[]>;
	first(db: Runs, given: Given): Promise<Row | undefined>;
	/** @returns how many rows it wrote */
	run(db: Runs, given: Given): Promise<number>;
}

/** Stands in a statement for a value that differs each time. */
class Place {
	readonly name: PropertyKey;

	constructor(name: PropertyKey) {
		this.name = name;
	}
}

/**
 * Builds a statement once, when it first runs.
 * @param build is handed places instead of values: what it builds can not depend on what they will be
 */
export function statement<Given extends object, Row>(
	build: (db: Runs, given: Given) => Compilable<Row>,
): Statement<Given, Row> {
	let built: CompiledQuery<Row> | undefined;
	const execute = (db: Runs, given: Given) => {
		built ??= build(db, places()).compile();
		return db.executeQuery<Row>({ ...built, parameters: built.parameters.map((value) => filled(value, given)) });
	};
	return {
		all: async (db, given) => (await execute(db, given)).rows,
		first: async (db, given) => (await execute(db, given)).rows[0],
		run: async (db, given) => Number((await execute(db, given)).numAffectedRows),
	};
}

function places<Given extends object>(): Given {
	return new Proxy({} as Given, { get: (_, name) => new Place(name) });
}

function filled<Given extends object>(value: unknown, given: Given): unknown {
	return value instanceof Place ? given[value.name as keyof Given] : value;
}
