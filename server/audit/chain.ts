import { createHash } from "node:crypto";
import type { AuditEntryRow } from "../storage/schema.ts";

/** What the first entry follows. */
export const chainStart = { seq: 0, hash: "" };

/**
 * The hash of an entry: over its own facts, the hash of its personal fields and the hash of the entry before, so
 * that changing, removing or reordering entries shows, while erasing personal fields does not break the chain.
 */
export function entryHash(entry: Omit<AuditEntryRow, "hash">): string {
	const { seq, at, action, account_id, request_id, personal_hash, previous } = entry;
	return sha256(JSON.stringify([seq, at, action, account_id, request_id, personal_hash, previous]));
}

/** Salted, so that a guessed name or address can not be confirmed once the fields are erased. */
export function personalHash(salt: string, fieldsJson: string): string {
	return sha256(`${salt}\n${fieldsJson}`);
}

/** How the head of the chain is written for approvers to keep: `<number of entries>:<hash>`. */
export function headText({ seq, hash }: { seq: number; hash: string }): string {
	return `${seq}:${hash}`;
}

function sha256(text: string): string {
	return createHash("sha256").update(text).digest("base64url");
}
