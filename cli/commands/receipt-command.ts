import type { Command } from "commander";
import { verifyReceipt } from "../../client/verify-receipt.ts";
import { usageFailure } from "../command-failure.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readPinnedKey, readReceipt } from "../receipt/read-receipt.ts";
import { printVerdict, verdictJson } from "../receipt/verdict-words.ts";
import type { Terminal } from "../terminal.ts";

interface VerifyOptions {
	key?: string;
	json?: boolean;
}

const help = `
A receipt proves that the holder of its key signed its text, with user verification, for
its rpId. It does not prove whose key that is, that the address in it is true, or when
it was. To know whose key it is, keep the key from an earlier receipt of the same person
and give it with --key.

Exit codes:
  0 valid   1 not valid, or not a receipt   2 usage

Examples:
  countersign receipt verify deploy.json
  countersign receipt verify deploy.json --key alice.jwk
  countersign receipt verify deploy.json --key first-receipt-of-alice.json
  countersign login --json | jq .receipt | countersign receipt verify -`;

export function addReceiptCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("receipt")
		.helpCommand(false)
		.summary("work with receipts of approvals")
		.description("Work with receipts of approvals.")
		.command("verify")
		.summary("verify a receipt, offline")
		.description("Verify a receipt, offline: what was signed, by which key, and whether all of it holds.")
		.argument("<FILE>", "the receipt, or - for stdin")
		.option("--key <FILE>", "the key it has to be signed with: a JWK, or another receipt")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (file: string, { key, json }: VerifyOptions) => {
			if (file === "-" && key === "-") throw usageFailure("Only one of the receipt and the key can come from stdin.");
			const receipt = await readReceipt(file);
			const pinned = key === undefined ? undefined : await readPinnedKey(key);
			const verdict = await verifyReceipt(crypto.subtle, receipt, pinned);
			if (json) terminal.print(JSON.stringify(verdictJson(receipt, verdict)));
			else printVerdict(terminal, receipt, verdict);
			end(verdict.valid ? exitCode.ok : exitCode.error);
		});
}
