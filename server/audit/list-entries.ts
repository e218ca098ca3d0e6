import { z } from "zod";
import { AuditAction, type AuditEntry } from "../../contract/audit.ts";
import type { AnswerOf, QueryOf } from "../../contract/call.ts";
import type { calls } from "../../contract/calls.ts";
import { instant } from "../instant.ts";
import type { Storage } from "../storage/storage.ts";
import { chainHead } from "./append-entry.ts";
import { chainStart, headText } from "./chain.ts";

type List = typeof calls.listAudit;

/** Newest first, one page, with the head of the chain to compare by. */
export async function listEntries(storage: Storage, query: QueryOf<List>): Promise<AnswerOf<List>> {
	let select = storage.db
		.selectFrom("audit_entry")
		.leftJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.leftJoin("account", "account.id", "audit_entry.account_id")
		.selectAll("audit_entry")
		.select(["account.name", "audit_personal.fields_json"])
		.orderBy("audit_entry.seq", "desc")
		.limit(query.limit + 1);
	if (query.action !== undefined) select = select.where("audit_entry.action", "=", query.action);
	if (query.account !== undefined) select = select.where("account.name", "=", query.account);
	if (query.before !== undefined) select = select.where("audit_entry.seq", "<", query.before);
	const rows = await select.execute();
	const page = rows.slice(0, query.limit);
	const last = page.at(-1);
	return {
		entries: page.map(entryOf),
		...(rows.length > page.length && last && { next: last.seq }),
		head: headText((await chainHead(storage.db)) ?? chainStart),
	};
}

interface JoinedRow {
	seq: number;
	at: number;
	action: string;
	request_id: string | null;
	hash: string;
	name: string | null;
	fields_json: string | null;
}

function entryOf(row: JoinedRow): AuditEntry {
	return {
		seq: row.seq,
		at: instant(row.at),
		action: AuditAction.parse(row.action),
		...(row.name !== null && { account: row.name }),
		...(row.request_id !== null && { requestId: row.request_id }),
		...(row.fields_json !== null && { personal: personalFields(row.fields_json) }),
		hash: row.hash,
	};
}

/** What is known, in words: members without a value are left out. */
function personalFields(fieldsJson: string): Record<string, string> {
	const fields = z.record(z.string(), z.unknown()).parse(JSON.parse(fieldsJson));
	const known = Object.entries(fields).filter(([, value]) => value !== null);
	return Object.fromEntries(known.map(([name, value]) => [name, String(value)]));
}
