import type { Command } from "commander";
import { CommandFailure } from "../command-failure.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface BackupOptions {
	data?: string;
	json?: boolean;
}

const help = `
One file with accounts, passkeys, receipts, the audit log and the server's own keys, as they
are at one moment; the server may run meanwhile. It is read through before it is called done.
Whoever has the file can run your server: keep it like a key.

Not in it, because they are no part of the data: certificates, the files with the secrets of
webhook and mail, and the settings the server is started with.

This works on the machine that holds the server's data, whether the server runs or not.

Examples:
  countersign backup countersign-$(date +%F).db
  countersign backup /mnt/backups/monday.db --data /var/lib/countersign`;

export function addBackupCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("backup")
		.summary("write a backup of the server's data")
		.description("Write a backup of the server's data into a new file.")
		.argument("<FILE>", "where to; never overwritten")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (file: string, options: BackupOptions) => {
			await backup(file, options, terminal);
			end(exitCode.ok);
		});
}

async function backup(file: string, { data, json }: BackupOptions, terminal: Terminal): Promise<void> {
	const { audit, accounts, schema } = await onDataDirectory(data, terminal, async (directory) => {
		const { backUp } = await import("../../server/commands/back-up.ts");
		return backUp(directory, file);
	});
	if ("brokenAt" in audit) {
		const words = `${file} is written, and whole; but the audit log in it was changed: entry ${audit.brokenAt} does not fit the one before.`;
		throw new CommandFailure(words, { code: "audit-broken" });
	}
	const people = accounts === 1 ? "1 account" : `${accounts} accounts`;
	terminal.say(`Backed up ${people}, audit log verified up to ${audit.head}:`);
	terminal.print(json ? JSON.stringify({ file, accounts, schema, auditHead: audit.head }) : file);
}
