import type { End } from "./answered-problem.ts";

/** What programs and people were told of one login, all of it answers that came back. */
export interface ToldLogin {
	readonly id: string;
	readonly account: string;
	readonly keyThumbprint: string;
	/** How it ended, by everybody's word: decisions that were acknowledged, and decisions that came too late. */
	readonly ends: Set<End>;
	/** The signatures of the approvals that were acknowledged. */
	readonly receipts: Set<string>;
	/** The names of the tokens that were handed out, each with the key it is bound to. */
	readonly tokens: Map<string, string>;
	/** Outcomes that were given to a key that did not ask. */
	strangersServed: number;
}

/** What was told of all logins, by their ids. It only ever grows. */
export type Told = Map<string, ToldLogin>;

export function begin(told: Told, login: Pick<ToldLogin, "id" | "account" | "keyThumbprint">): ToldLogin {
	const made = { ...login, ends: new Set<End>(), receipts: new Set<string>(), tokens: new Map(), strangersServed: 0 };
	told.set(login.id, made);
	return made;
}
