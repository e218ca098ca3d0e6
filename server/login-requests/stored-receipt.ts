import { z } from "zod";
import { Receipt } from "../../contract/receipt.ts";
import type { LoginRequestRow } from "../storage/schema.ts";

const Stored = z
	.string()
	.transform((text) => JSON.parse(text))
	.pipe(Receipt);

/** What was signed for a request that was approved. */
export function receiptOf(row: LoginRequestRow): Receipt {
	return Stored.parse(row.receipt_json);
}

/** The BE flag of what was signed (WebAuthn Level 3, section 6.1: bit 3 of the byte after the RP ID hash). */
export function backupEligible(receipt: Receipt): boolean {
	return ((Buffer.from(receipt.authenticatorData, "base64url")[32] ?? 0) & 0x08) !== 0;
}
