import type { Command } from "commander";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { restoredJson, sayRestored } from "../restored-words.ts";
import type { Terminal } from "../terminal.ts";

interface RestoreOptions {
	force?: boolean;
	acceptBrokenAudit?: boolean;
	data?: string;
	json?: boolean;
}

const help = `
The file is read through first: a damaged one, one of another program and one of a newer
Countersign change nothing. Then all that could act by itself ends: paired apps, sessions,
links and waiting logins. Accounts, passkeys, receipts and the audit log stay as they were.

The server must not run. Stop it, restore, start it again.

Examples:
  countersign restore monday.db --data /var/lib/countersign
  countersign restore monday.db --force`;

export function addRestoreCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("restore")
		.summary("bring a backup of the server's data back")
		.description("Bring a backup of the server's data back into an empty data directory.")
		.argument("<FILE>", "what countersign backup wrote")
		.option("--force", "set what lies in the data directory aside, in a folder of its own there")
		.option("--accept-broken-audit", "take a backup whose audit log does not verify")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (file: string, options: RestoreOptions) => {
			const { force = false, acceptBrokenAudit: brokenAudit = false, data, json } = options;
			const restored = await onDataDirectory(data, terminal, async (directory) => {
				const { restore } = await import("../../server/commands/restore.ts");
				return restore(file, directory, { force, brokenAudit });
			});
			sayRestored(restored, terminal);
			if (json) terminal.print(JSON.stringify(restoredJson(restored)));
			end(exitCode.ok);
		});
}
