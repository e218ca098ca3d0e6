import type { AuditAction } from "../../contract/audit.ts";
import { newId } from "../secret.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { AuditEntryRow } from "../storage/schema.ts";
import { type Runs, statement } from "../storage/statement.ts";
import { chainStart, entryHash, personalHash } from "./chain.ts";

export interface AuditFact {
	action: AuditAction;
	at: number;
	/** The account it happened to, by id. */
	accountId?: string | undefined;
	requestId?: string | undefined;
	/** Names, addresses, hosts, commands: what can be erased later. */
	personal: Record<string, string | null | undefined>;
}

/** Adds an entry to the chain, in the transaction of what it records: what can not be audited is not done. */
export async function appendEntry(trx: Transaction, fact: AuditFact): Promise<void> {
	const last = (await chainHead(trx)) ?? chainStart;
	const salt = newId();
	const fieldsJson = JSON.stringify(fact.personal);
	const entry = {
		seq: last.seq + 1,
		at: fact.at,
		action: fact.action,
		account_id: fact.accountId ?? null,
		request_id: fact.requestId ?? null,
		personal_hash: personalHash(salt, fieldsJson),
		previous: last.hash,
	};
	await insertEntry.run(trx, { ...entry, hash: entryHash(entry) });
	await insertPersonal.run(trx, { seq: entry.seq, salt, fieldsJson });
}

const insertEntry = statement((db, given: AuditEntryRow) =>
	db.insertInto("audit_entry").values({
		seq: given.seq,
		at: given.at,
		action: given.action,
		account_id: given.account_id,
		request_id: given.request_id,
		personal_hash: given.personal_hash,
		previous: given.previous,
		hash: given.hash,
	}),
);

const insertPersonal = statement((db, { seq, salt, fieldsJson }: { seq: number; salt: string; fieldsJson: string }) =>
	db.insertInto("audit_personal").values({ seq, salt, fields_json: fieldsJson }),
);

const newestEntry = statement((db) =>
	db.selectFrom("audit_entry").select(["seq", "hash"]).orderBy("seq", "desc").limit(1),
);

/** The newest entry's place and hash, or `undefined` while there is none. */
export function chainHead(db: Runs): Promise<{ seq: number; hash: string } | undefined> {
	return newestEntry.first(db, {});
}
