import type { AuditLine } from "../../contract/audit-line.ts";
import { Instant } from "../../contract/binary.ts";
import { instant } from "../instant.ts";
import type { AuditRow } from "./audit-row.ts";

/** An entry as it is exported. Nothing is lost on the way, also of what was tampered with: `rowOf` gives it back. */
export function lineOf(row: AuditRow): AuditLine {
	return {
		seq: row.seq,
		at: instantOf(row.at),
		action: row.action,
		...(row.account_id !== null && { accountId: row.account_id }),
		...(row.name !== null && { account: row.name }),
		...(row.request_id !== null && { requestId: row.request_id }),
		...(row.fields_json !== null && { personal: fieldsOf(row.fields_json) }),
		...(row.salt !== null && { salt: row.salt }),
		personalHash: row.personal_hash,
		previous: row.previous,
		hash: row.hash,
	};
}

export function rowOf(line: AuditLine): AuditRow {
	const { at, personal } = line;
	return {
		seq: line.seq,
		at: typeof at === "number" ? at : Date.parse(at),
		action: line.action,
		account_id: line.accountId ?? null,
		request_id: line.requestId ?? null,
		personal_hash: line.personalHash,
		previous: line.previous,
		hash: line.hash,
		salt: line.salt ?? null,
		fields_json: personal === undefined ? null : typeof personal === "string" ? personal : JSON.stringify(personal),
		name: line.account ?? null,
	};
}

function instantOf(at: number): string | number {
	const latest = 8.64e15;
	return Number.isInteger(at) && Math.abs(at) <= latest && Instant.safeParse(instant(at)).success ? instant(at) : at;
}

/** The object that the hash covers as text; another text than that object's own stays a text. */
function fieldsOf(fieldsJson: string): Record<string, unknown> | string {
	try {
		const fields: unknown = JSON.parse(fieldsJson);
		const isObject = typeof fields === "object" && fields !== null && !Array.isArray(fields);
		return isObject && JSON.stringify(fields) === fieldsJson ? { ...fields } : fieldsJson;
	} catch {
		return fieldsJson;
	}
}
