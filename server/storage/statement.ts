import type { Compilable, CompiledQuery } from "kysely";
import { type Ran, runAtOnce } from "./at-once.ts";
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
class Slot {
	readonly name: PropertyKey;

	constructor(name: PropertyKey) {
		this.name = name;
	}
}

/**
 * Builds a statement once, when it first runs.
 * @param build is handed slots instead of values: what it builds can not depend on what they will be
 */
export function statement<Given extends object, Row>(
	build: (db: Runs, given: Given) => Compilable<Row>,
): Statement<Given, Row> {
	let built: CompiledQuery<Row> | undefined;
	const execute = (db: Runs, given: Given): Ran | Promise<Ran> => {
		built ??= build(db, slots()).compile();
		const parameters = built.parameters.map((value) => filled(value, given));
		return runAtOnce(db, { sql: built.sql, parameters }) ?? inTurn(db, { ...built, parameters });
	};
	return {
		all: async (db, given) => (await execute(db, given)).rows as Row[],
		first: async (db, given) => (await execute(db, given)).rows[0] as Row | undefined,
		run: async (db, given) => (await execute(db, given)).changes,
	};
}

async function inTurn(db: Runs, query: CompiledQuery): Promise<Ran> {
	const { rows, numAffectedRows = 0n } = await db.executeQuery(query);
	return { rows, changes: Number(numAffectedRows) };
}

function slots<Given extends object>(): Given {
	return new Proxy({} as Given, { get: (_, name) => new Slot(name) });
}

function filled<Given extends object>(value: unknown, given: Given): unknown {
	return value instanceof Slot ? given[value.name as keyof Given] : value;
}
