import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { AuditAction } from "../../contract/audit.ts";
import type { AuditLine } from "../../contract/audit-line.ts";
import { readAccountName } from "../account-name.ts";
import { writeExport } from "../audit/export-file.ts";
import { readMoment } from "../audit/read-moment.ts";
import { usageFailure } from "../command-failure.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface ExportOptions {
	data?: string;
	from?: string;
	until?: string;
	action?: string;
	account?: string;
	force?: boolean;
}

const help = `
One line of JSON for each entry, oldest first, with all that its hashes cover: the whole
log can be verified from the file alone. docs/audit.md has the shape of a line. It holds
names, addresses and commands, so the file is readable by its owner only.

Examples:
  countersign audit export audit.jsonl && countersign audit verify audit.jsonl
  countersign audit export --from 2026-11-01 --until 2026-11-30 november.jsonl
  countersign audit export --action login-denied | jq -r '.at + " " + .personal.address'`;

export function addAuditExportCommand(audit: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	audit
		.command("export")
		.summary("write the audit log as JSON lines")
		.description("Write the audit log as JSON lines, to a file or to stdout.")
		.argument("[FILE]", "where to (default: stdout)")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--from <TIME>", "only what was written since: a day of UTC, or an instant")
		.option("--until <TIME>", "only what was written before: a day, which is still in it, or an instant")
		.option("--action <ACTION>", "only this kind of entry, such as login-approved")
		.option("--account <NAME>", "only what happened to this account")
		.option("--force", "overwrite FILE where it is there")
		.addHelpText("after", help)
		.action(async (file: string | undefined, options: ExportOptions) => {
			await exportLog(file, options, terminal);
			end(exitCode.ok);
		});
}

async function exportLog(file: string | undefined, options: ExportOptions, terminal: Terminal): Promise<void> {
	const filter = readFilter(options);
	if (options.force && file === undefined) throw usageFailure("--force goes with a FILE.");
	let count = 0;
	let head = "0:";
	async function* textOf(lines: AsyncIterable<AuditLine>) {
		for await (const line of lines) {
			count += 1;
			head = `${line.seq}:${line.hash}`;
			yield `${JSON.stringify(line)}\n`;
		}
	}
	await onDataDirectory(options.data, terminal, async (directory) => {
		const { exportAudit } = await import("../../server/commands/export-audit.ts");
		return exportAudit(directory, filter, (lines) =>
			file === undefined
				? pipeline(textOf(lines), process.stdout, { end: false })
				: writeExport(file, textOf(lines), options.force ?? false),
		);
	});
	const entries = count === 1 ? "1 entry" : `${count} entries`;
	if (Object.keys(filter).length > 0) terminal.say(`Exported ${entries}. It is a part of the log, so no whole chain.`);
	else terminal.say(`Exported ${entries}, head ${head}`);
}

function readFilter({ from, until, action, account }: ExportOptions) {
	return {
		...(from !== undefined && { from: readMoment("--from", from, "begin") }),
		...(until !== undefined && { until: readMoment("--until", until, "end") }),
		...(action !== undefined && { action: readAction(action) }),
		...(account !== undefined && { account: readAccountName(account) }),
	};
}

function readAction(text: string): AuditAction {
	const action = AuditAction.safeParse(text);
	if (action.success) return action.data;
	throw usageFailure(`--action takes one of ${AuditAction.options.join(", ")}, not "${text}".`);
}
