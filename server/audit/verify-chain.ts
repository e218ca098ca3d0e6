import type { Kysely } from "kysely";
import type { Tables } from "../storage/schema.ts";
import { chainStart, entryHash, headText, personalHash } from "./chain.ts";

export type ChainVerdict = { whole: true; head: string } | { whole: false; brokenAt: number };

/** Recomputes the whole chain. Erased personal fields are fine; changed ones break it like any other change. */
export async function verifyChain(db: Kysely<Tables>): Promise<ChainVerdict> {
	let previous = chainStart;
	const entries = await db
		.selectFrom("audit_entry")
		.leftJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.selectAll("audit_entry")
		.select(["audit_personal.salt", "audit_personal.fields_json"])
		.orderBy("audit_entry.seq")
		.execute();
	for (const { salt, fields_json, ...entry } of entries) {
		const follows = entry.seq === previous.seq + 1 && entry.previous === previous.hash;
		const personal = salt === null || fields_json === null || personalHash(salt, fields_json) === entry.personal_hash;
		if (!follows || !personal || entryHash(entry) !== entry.hash) return { whole: false, brokenAt: entry.seq };
		previous = entry;
	}
	return { whole: true, head: headText(previous) };
}
