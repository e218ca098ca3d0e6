import type { EventName } from "../../contract/events.ts";
import { type Activity, uncounted } from "../metrics/activity.ts";

/**
 * Where something can be followed: one account's requests, everybody's, or a single request. The first two count
 * their changes in the database; a single request changes once, when it ends.
 */
export type Scope = `account:${string}` | "all" | `request:${string}`;

export interface PublishedEvent {
	readonly name: EventName;
	readonly revision: number;
	/** Everything of the event but `now`, which is added when it is sent. */
	readonly body: object;
}

type Listener = (event: PublishedEvent) => void;

/** Hands on what was committed, in the order of the commits, to whoever listens in this process. */
export class EventHub {
	/** Is told what passes through here. */
	readonly activity: Activity;
	readonly #listeners = new Map<Scope, Set<Listener>>();

	constructor(activity: Activity = uncounted) {
		this.activity = activity;
	}

	/** @returns a function that ends the subscription */
	subscribe(scope: Scope, listener: Listener): () => void {
		const listeners = this.#listeners.get(scope) ?? new Set();
		this.#listeners.set(scope, listeners.add(listener));
		return () => {
			listeners.delete(listener);
			if (listeners.size === 0 && this.#listeners.get(scope) === listeners) this.#listeners.delete(scope);
		};
	}

	publish(scope: Scope, event: PublishedEvent): void {
		for (const listener of [...(this.#listeners.get(scope) ?? [])]) listener(event);
	}
}
