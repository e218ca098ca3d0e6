import { setImmediate as nextTurn } from "node:timers/promises";
import { CompiledQuery, type ControlledTransaction, type Kysely } from "kysely";
import { secondsSince } from "../metrics/activity.ts";
import { allowInTransaction, runAtOnce } from "./at-once.ts";
import type { Tables } from "./schema.ts";
import { storageProblem } from "./storage-problem.ts";

export type Transaction = ControlledTransaction<Tables, string[]>;

/** Has something told once the transaction is committed. */
export type AfterCommit = (publish: () => void) => void;

/**
 * One piece of work inside a transaction. It reads and writes through `trx` only, waits for nothing else, and
 * leaves what the world may learn of it to `afterCommit`, which runs in the order of the commits.
 */
export type Work<T> = (trx: Transaction, afterCommit: AfterCommit) => Promise<T>;

export type Write = <T>(work: Work<T>) => Promise<T>;

/** As they are: Kysely would build each anew, and a transaction around each piece. */
const savepoint = {
	set: CompiledQuery.raw("savepoint piece"),
	release: CompiledQuery.raw("release piece"),
	rollBack: CompiledQuery.raw("rollback to piece"),
};

/** Turns of the event loop that a commit may wait for further pieces. */
const mostTurns = 6;

interface Job {
	run(trx: Transaction): Promise<void>;
	committed(): void;
	failed(cause: unknown): void;
}

/**
 * All that is to be written in one turn of the event loop shares one commit, with what the next few turns bring as long
 * as each brings something, because flushing to disk is what costs. Each piece has its own savepoint: one that throws
 * takes back its own changes and no others'.
 */
export function groupCommit(
	db: Kysely<Tables>,
	{ most = 64, committed }: { most?: number; committed?: ((seconds: number) => void) | undefined } = {},
): Write {
	let waiting: Job[] = [];
	let busy = false;

	async function drain(): Promise<void> {
		while (waiting.length > 0) {
			await gather();
			const batch = waiting.slice(0, most);
			waiting = waiting.slice(most);
			const began = performance.now();
			await commit(db, batch);
			committed?.(secondsSince(began));
		}
		busy = false;
	}

	/** Waits as long as each turn brings another piece: calls that came together are not through at the same time. */
	async function gather(): Promise<void> {
		for (let turn = 0, before = 0; turn < mostTurns && before < waiting.length && waiting.length < most; turn += 1) {
			before = waiting.length;
			await nextTurn();
		}
	}

	return (work) =>
		new Promise((resolve, reject) => {
			waiting.push(job(work, resolve, reject));
			if (busy) return;
			busy = true;
			void drain();
		});
}

function job<T>(work: Work<T>, resolve: (value: T) => void, reject: (cause: unknown) => void): Job {
	const publishing: (() => void)[] = [];
	let value: { of: T } | undefined;
	return {
		async run(trx) {
			value = { of: await work(trx, (publish) => publishing.push(publish)) };
		},
		committed() {
			if (value) resolve(value.of);
			for (const publish of publishing) publish();
		},
		failed: (cause) => reject(storageProblem(cause)),
	};
}

/** Never throws: whatever goes wrong is told to the pieces of work it concerns. */
async function commit(db: Kysely<Tables>, batch: readonly Job[]): Promise<void> {
	const done: Job[] = [];
	const refused: { job: Job; cause: unknown }[] = [];
	try {
		const trx = await db.startTransaction().execute();
		allowInTransaction(db, trx);
		try {
			for (const piece of batch) {
				const cause = await inSavepoint(trx, piece);
				if (cause === undefined) done.push(piece);
				else refused.push({ job: piece, cause });
			}
			await trx.commit().execute();
		} catch (cause) {
			// A database without room may have taken it all back by itself; what it says then is not what went wrong.
			if (!trx.isCommitted) await trx.rollback().execute().catch(ignore);
			throw cause;
		}
	} catch (cause) {
		for (const piece of batch) piece.failed(cause);
		return;
	}
	for (const piece of done) piece.committed();
	for (const { job: piece, cause } of refused) piece.failed(cause);
}

/** @throws what the piece threw, where the whole transaction is gone with it */
async function inSavepoint(trx: Transaction, piece: Job): Promise<unknown> {
	await execute(trx, savepoint.set);
	try {
		await piece.run(trx);
		await execute(trx, savepoint.release);
		return undefined;
	} catch (cause) {
		const gone = await execute(trx, savepoint.rollBack)
			.then(() => false)
			.catch(() => true);
		if (gone) throw cause;
		return cause ?? new Error("A piece of work failed without a cause.");
	}
}

async function execute(trx: Transaction, query: CompiledQuery): Promise<void> {
	if (!runAtOnce(trx, query)) await trx.executeQuery(query);
}

function ignore(): void {}
