import type { Command } from "commander";
import { type AuditHead, readAuditHead } from "../../contract/audit-head.ts";
import type { AuditVerdict } from "../../contract/audit-verdict.ts";
import { readExport } from "../audit/read-export.ts";
import { printVerdict, type Verified, verdictJson, verdictOf } from "../audit/verdict-words.ts";
import { usageFailure } from "../command-failure.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface VerifyOptions {
	data?: string;
	against?: string;
	json?: boolean;
}

const help = `
Each entry's hash covers the entry before it, so whatever was changed, removed or put in
between shows at that entry. Entries cut off at the end, and a log that was written anew
from some entry on, show against a head that was kept elsewhere: note it now and then.

Without FILE it reads the server's own log, on the machine that holds its data, whether
the server runs or not. It changes nothing.

Exit codes:
  0 whole   1 broken, cut off, another log, or not readable   2 usage

Examples:
  countersign audit verify
  countersign audit verify --against 17:F6c-t8_Zq0Hn1mCw0dJ9xk3vYtYQnE4Y5mC7l2sXUoA
  countersign audit verify --json --data /var/lib/countersign | jq -r .head
  countersign audit verify audit.jsonl`;

export function addAuditVerifyCommand(audit: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	audit
		.command("verify")
		.summary("recompute the chain of the audit log")
		.description("Recompute the chain of the audit log, of the server's data or of an export.")
		.argument("[FILE]", "an export of the whole log, or - for stdin")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--against <HEAD>", "a head from before, that the log has to have still")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (file: string | undefined, options: VerifyOptions) => {
			if (file !== undefined && options.data !== undefined)
				throw usageFailure("Give either an export or --data, not both.");
			const kept = options.against === undefined ? undefined : readKept(options.against);
			const verdict = await verify(file, options.data, kept, terminal);
			const verified: Verified = { verdict, kept: options.against, exported: file !== undefined };
			if (options.json) terminal.print(JSON.stringify(verdictJson(verified)));
			else printVerdict(terminal, verified);
			end(verdictOf(verdict) === "whole" ? exitCode.ok : exitCode.error);
		});
}

function readKept(text: string): AuditHead {
	const kept = readAuditHead(text);
	if (kept) return kept;
	const example = "17:F6c-t8_Zq0Hn1mCw0dJ9xk3vYtYQnE4Y5mC7l2sXUoA";
	throw usageFailure(`--against takes a head, such as ${example}, not "${text}".`);
}

async function verify(
	file: string | undefined,
	data: string | undefined,
	kept: AuditHead | undefined,
	terminal: Terminal,
): Promise<AuditVerdict> {
	// Loaded here, so that the other commands start without the server's weight.
	const { verifyAudit, verifyExport } = await import("../../server/commands/verify-audit.ts");
	if (file !== undefined) return verifyExport(readExport(file), kept);
	return onDataDirectory(data, terminal, (directory) => verifyAudit(directory, kept));
}
