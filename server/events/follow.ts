import type { Storage } from "../storage/storage.ts";
import type { EventHub, PublishedEvent, Scope } from "./event-hub.ts";
import { readSnapshot } from "./snapshot.ts";

/**
 * Follows a scope from now on: subscribe first, then read the snapshot, then drop what the snapshot already holds, also
 * where it is published only later. So nothing is missed and nothing comes twice.
 * @returns a function that ends the subscription
 */
export async function followScope(
	storage: Storage,
	hub: EventHub,
	scope: Scope,
	send: (event: PublishedEvent) => void,
): Promise<() => void> {
	let early: PublishedEvent[] | undefined = [];
	let shown = 0;
	const unsubscribe = hub.subscribe(scope, (event) => {
		if (early) early.push(event);
		else if (event.revision > shown) send(event);
	});
	try {
		const { revision, ...body } = await readSnapshot(storage, scope);
		send({ name: "snapshot", revision, body });
		shown = revision;
		for (const event of early) if (event.revision > revision) send(event);
		early = undefined;
		return unsubscribe;
	} catch (cause) {
		unsubscribe();
		throw cause;
	}
}
