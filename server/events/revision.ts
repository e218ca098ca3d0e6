import { secondsSince } from "../metrics/activity.ts";
import type { AfterCommit, Transaction } from "../storage/group-commit.ts";
import { statement } from "../storage/statement.ts";
import type { EventHub, PublishedEvent, Scope } from "./event-hub.ts";

type Change = Pick<PublishedEvent, "name" | "body">;

/**
 * Counts a change up in the transaction that makes it and publishes it once that is committed. A reader that misses
 * a number knows that it missed a change.
 */
export async function publishChange(
	trx: Transaction,
	afterCommit: AfterCommit,
	hub: EventHub,
	scopes: readonly Scope[],
	change: Change,
): Promise<void> {
	const began = performance.now();
	for (const scope of scopes) {
		const { revision } = (await countUp.first(trx, { scope })) ?? {};
		if (revision === undefined) throw new Error(`The changes of ${scope} could not be counted.`);
		afterCommit(() => {
			hub.publish(scope, { ...change, revision });
			hub.activity.eventHandedOn(secondsSince(began));
		});
	}
}

const countUp = statement((db, { scope }: { scope: Scope }) =>
	db
		.insertInto("stream_revision")
		.values({ scope, revision: 1 })
		.onConflict((conflict) =>
			conflict.column("scope").doUpdateSet((set) => ({ revision: set("stream_revision.revision", "+", 1) })),
		)
		.returning("revision"),
);
