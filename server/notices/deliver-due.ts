import type { DeliveryRow } from "../storage/schema.ts";
import { databaseNow } from "../storage/sqlite.ts";
import type { Storage } from "../storage/storage.ts";
import { DeliveryTrouble } from "./delivery-trouble.ts";
import type { Way } from "./queue-notice.ts";

/** Sends one delivery. @throws DeliveryTrouble */
export type Send = (row: DeliveryRow, aborted: AbortSignal) => Promise<void>;

/** A stop in two steps: nothing more is begun, and then what is under way is broken off. */
export interface Halt {
	readonly begun: AbortSignal;
	readonly aborted: AbortSignal;
}

const [second, minute, hour] = [1000, 60_000, 3_600_000];
/** How long after each failed attempt the next one follows; after the last of these it is given up. */
const pauses = [10 * second, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour];

/**
 * Delivers what is due by one way, one after the other.
 * @returns when the next attempt is due, or `undefined` where none waits
 */
export async function deliverDue(storage: Storage, way: Way, send: Send, halt: Halt): Promise<number | undefined> {
	while (!halt.begun.aborted) {
		const row = await claimDue(storage, way);
		if (!row) return nextAttempt(storage, way);
		await deliver(storage, row, send, halt.aborted);
	}
	return undefined;
}

/**
 * Counts an attempt before it is made, as one compare-and-set, with the time of the next one: whatever happens in
 * between, it is tried again, and nothing has to be cleared up after a crash.
 */
async function claimDue({ db, write, clock }: Storage, way: Way): Promise<DeliveryRow | undefined> {
	for (;;) {
		const due = await db
			.selectFrom("delivery")
			.select(["id", "attempts"])
			.where("by", "=", way)
			.where("state", "=", "waiting")
			.where("next_attempt_at", "<=", clock())
			.orderBy("next_attempt_at")
			.limit(1)
			.executeTakeFirst();
		if (!due) return undefined;
		const claimed = await write((trx) =>
			trx
				.updateTable("delivery")
				.set({ attempts: due.attempts + 1, next_attempt_at: clock() + pauseAfter(due.attempts + 1) })
				.where("id", "=", due.id)
				.where("attempts", "=", due.attempts)
				.where("state", "=", "waiting")
				.where("next_attempt_at", "<=", databaseNow)
				.returningAll()
				.executeTakeFirst(),
		);
		if (claimed) return claimed;
	}
}

function pauseAfter(attempts: number): number {
	return pauses[Math.min(attempts, pauses.length) - 1] ?? 0;
}

async function deliver(storage: Storage, row: DeliveryRow, send: Send, aborted: AbortSignal): Promise<void> {
	try {
		await send(row, aborted);
	} catch (cause) {
		// Broken off by this server's own end: nobody's failure, and due again as it was claimed.
		if (aborted.aborted) return;
		if (!(cause instanceof DeliveryTrouble)) throw cause;
		const givenUp = cause.final || row.attempts > pauses.length;
		const next = storage.clock() + pauseAfter(row.attempts);
		const state = givenUp ? "given-up" : "waiting";
		return record(storage, row, { state, trouble: cause.message, next_attempt_at: givenUp ? null : next });
	}
	return record(storage, row, { state: "delivered", trouble: null, next_attempt_at: null });
}

type Result = Pick<DeliveryRow, "state" | "trouble" | "next_attempt_at">;

async function record({ write }: Storage, { id, attempts }: DeliveryRow, result: Result): Promise<void> {
	await write((trx) =>
		trx.updateTable("delivery").set(result).where("id", "=", id).where("attempts", "=", attempts).execute(),
	);
}

async function nextAttempt({ db }: Storage, way: Way): Promise<number | undefined> {
	const { next } = await db
		.selectFrom("delivery")
		.select((of) => of.fn.min("next_attempt_at").as("next"))
		.where("by", "=", way)
		.where("state", "=", "waiting")
		.executeTakeFirstOrThrow();
	return next ?? undefined;
}
