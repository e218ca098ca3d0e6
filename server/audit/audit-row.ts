import type { Kysely } from "kysely";
import { z } from "zod";
import { AccountName } from "../../contract/account.ts";
import { AuditAction } from "../../contract/audit.ts";
import type { Tables } from "../storage/schema.ts";

/** An entry as it is stored, with its personal fields where they are not erased. */
export const AuditRow = z.strictObject({
	seq: z.number(),
	at: z.number(),
	action: z.string(),
	account_id: z.string().nullable(),
	request_id: z.string().nullable(),
	personal_hash: z.string(),
	previous: z.string(),
	hash: z.string(),
	salt: z.string().nullable(),
	fields_json: z.string().nullable(),
	/** What its account is called. */
	name: z.string().nullable(),
});
export type AuditRow = z.infer<typeof AuditRow>;

/** Which entries are meant; instants are milliseconds, and `until` is not among them any more. */
export const AuditFilter = z.strictObject({
	from: z.number().optional(),
	until: z.number().optional(),
	action: AuditAction.optional(),
	account: AccountName.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** One page of them: those that come after an entry. A log that grew for years does not fit into memory. */
export const AuditPage = AuditFilter.extend({ after: z.number().optional() });
export type AuditPage = z.infer<typeof AuditPage>;

const pageSize = 1000;

/** Oldest first; an empty page is the end. */
export function readRows(db: Kysely<Tables>, { after, ...filter }: AuditPage): Promise<AuditRow[]> {
	let select = db
		.selectFrom("audit_entry")
		.leftJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.leftJoin("account", "account.id", "audit_entry.account_id")
		.selectAll("audit_entry")
		.select(["audit_personal.salt", "audit_personal.fields_json", "account.name"])
		.orderBy("audit_entry.seq")
		.limit(pageSize);
	// Not "above 0" from the start: an entry that was put before the first has to show.
	if (after !== undefined) select = select.where("audit_entry.seq", ">", after);
	if (filter.from !== undefined) select = select.where("audit_entry.at", ">=", filter.from);
	if (filter.until !== undefined) select = select.where("audit_entry.at", "<", filter.until);
	if (filter.action !== undefined) select = select.where("audit_entry.action", "=", filter.action);
	if (filter.account !== undefined) select = select.where("account.name", "=", filter.account);
	return select.execute();
}

/** All of them, page by page, from wherever a page comes. */
export async function* walkRows(
	readPage: (page: AuditPage) => Promise<AuditRow[]>,
	filter: AuditFilter = {},
): AsyncGenerator<AuditRow> {
	let after: number | undefined;
	do {
		const rows = await readPage({ ...filter, after });
		yield* rows;
		after = rows.at(-1)?.seq;
	} while (after !== undefined);
}
