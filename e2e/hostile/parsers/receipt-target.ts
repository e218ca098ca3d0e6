import { webcrypto } from "node:crypto";
import { fromBase64url } from "../../../client/base64url.ts";
import type { Subtle } from "../../../client/passkey-signature.ts";
import { makeReceipt } from "../../../client/receipt-for-tests.ts";
import { verifyReceipt } from "../../../client/verify-receipt.ts";
import { Receipt } from "../../../contract/receipt.ts";
import type { FuzzTarget } from "../../../ctap/fuzz/harness/fuzz-target.ts";
import { holds, inputOf, textIn } from "./text-input.ts";

const subtle = webcrypto.subtle as unknown as Subtle;
const receipts = [await makeReceipt("ES256"), await makeReceipt("Ed25519"), await makeReceipt("RS256")];

/** What a signature stands for, as bytes: base64url has several spellings for some. */
const signedPart = ({ text, clientDataJSON, authenticatorData, origin, rpId }: Receipt) =>
	JSON.stringify([
		text,
		...[clientDataJSON, authenticatorData].map((part) => [...(fromBase64url(part) ?? [])]),
		origin,
		rpId,
	]);

const signed = new Set(receipts.map(signedPart));

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Receipts that were altered in any way: verifying never fails, and never succeeds for what nobody signed. */
export const receiptTarget: FuzzTarget = {
	name: "receipt",
	samples: receipts.map((receipt) => inputOf(JSON.stringify(receipt))),
	async attempt(input) {
		const receipt = Receipt.safeParse(parsed(textIn(input)));
		if (!receipt.success) return;
		const { valid, checks } = await verifyReceipt(subtle, receipt.data);
		holds(checks.length === 9, "nothing is left unchecked");
		holds(!valid || signed.has(signedPart(receipt.data)), "what verifies is what was signed");
	},
};
