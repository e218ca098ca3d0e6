import { Problem } from "../../contract/problem.ts";
import type { Approver } from "../approver.ts";
import type { Transaction } from "../storage/group-commit.ts";

/** Whom a proof of a passkey was given to, and who has to finish what it began: a web session or a paired app. */
export type Holder = `session ${string}` | `pairing ${string}`;

/** The page of one request holds nothing beyond that, and whoever is not known at all neither. */
export function holderOf(caller: Approver | undefined): Holder | undefined {
	if (caller?.sessionHash !== undefined) return `session ${caller.sessionHash}`;
	if (caller?.pairingId !== undefined) return `pairing ${caller.pairingId}`;
	return undefined;
}

/** @throws Problem `not-signed-in` */
export function requireHolder(caller: Approver | undefined): Holder {
	const holder = holderOf(caller);
	if (holder === undefined) throw new Problem("not-signed-in");
	return holder;
}

/**
 * Whether the caller's session or pairing is still there: one that ended since the call was let in, by recovery above
 * all, changes nothing any more.
 */
export async function stillHolds(trx: Transaction, { account, sessionHash, pairingId }: Approver): Promise<boolean> {
	const row =
		sessionHash !== undefined
			? trx.selectFrom("web_session").select("user_id").where("token_hash", "=", sessionHash).executeTakeFirst()
			: trx
					.selectFrom("pairing")
					.select("user_id")
					.where("id", "=", pairingId ?? "")
					.executeTakeFirst();
	return (await row)?.user_id === account.id;
}
