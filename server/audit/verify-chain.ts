import type { Kysely } from "kysely";
import type { Tables } from "../storage/schema.ts";
import { readRows, walkRows } from "./audit-row.ts";
import { recomputeChain } from "./recompute-chain.ts";

export type ChainVerdict = { whole: true; head: string } | { whole: false; brokenAt: number };

/** Recomputes the whole chain of a database. */
export async function verifyChain(db: Kysely<Tables>): Promise<ChainVerdict> {
	const { broken, head } = await recomputeChain(walkRows((page) => readRows(db, page)));
	return broken ? { whole: false, brokenAt: broken.at } : { whole: true, head };
}
