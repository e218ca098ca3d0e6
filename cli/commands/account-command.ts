import type { Command } from "commander";
import { readAccountName } from "../account-name.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { addAccountEmailCommand } from "./account-email-command.ts";
import { addAccountGroupsCommand } from "./account-groups-command.ts";

interface RecoverOptions {
	keepPasskeys?: boolean;
	data?: string;
	json?: boolean;
}

const help = `
For somebody who lost their keys. The link goes to stdout, works once and for 24 hours,
and gives the account to whoever opens it: send it so that nobody else can read it.
Nothing changes before it is used. Making it and using it stay in the audit log, and on
the account it stays visible that it was recovered.

This works on the machine that holds the server's data, whether the server runs or not.

Examples:
  countersign account recover alice
  countersign account recover alice --keep-passkeys --data /var/lib/countersign`;

export function addAccountCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const accounts = program
		.command("account")
		.helpCommand(false)
		.summary("give accounts back, put them into groups, confirm their addresses")
		.description("Give accounts back to their owners, put them into groups, and confirm their e-mail addresses.");
	addAccountEmailCommand(accounts, terminal, end);
	addAccountGroupsCommand(accounts, terminal, end);
	accounts
		.command("recover")
		.summary("make a one-use link that gives an account back to its owner")
		.description("Make a one-use link that gives an account back to its owner.")
		.argument("<NAME>", "the account")
		.option("--keep-passkeys", "let the passkeys that it has stay, where none of them is in wrong hands")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (name: string, options: RecoverOptions) => {
			await recover(readAccountName(name), options, terminal);
			end(exitCode.ok);
		});
}

async function recover(name: string, options: RecoverOptions, terminal: Terminal): Promise<void> {
	const { keepPasskeys = false, data, json } = options;
	const created = await onDataDirectory(data, terminal, async (directory) => {
		const { recoverAccount } = await import("../../server/commands/recover-account.ts");
		return recoverAccount(directory, { name, keepPasskeys });
	});
	const keys = keepPasskeys ? "Its passkeys stay." : "All its passkeys end.";
	terminal.say(`When this link is used, ${name} gets a new passkey and is signed in with it.`);
	terminal.say(`${keys} Its sessions and paired apps end, and its waiting logins are withdrawn.`);
	terminal.say(`A one-use link, until ${created.expiresAt}:`);
	terminal.print(json ? JSON.stringify(created) : created.url);
}
