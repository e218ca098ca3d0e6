import type { Command } from "commander";
import { readAccountName } from "../account-name.ts";
import { readEmail } from "../clients/webfinger-words.ts";
import { usageFailure } from "../command-failure.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface EmailOptions {
	none?: boolean;
	data?: string;
	json?: boolean;
}

const help = `
Programs that people log in to are told of the address, and whether it is verified: it is
once it was given here or in the web app by an administrator, who has to know that it is
theirs. An owner who changes it takes that back. Without an address the command prints the
one that there is.

This works on the machine that holds the server's data, whether the server runs or not.

Examples:
  countersign account email alice
  countersign account email alice alice@example.org
  countersign account email alice --none`;

export function addAccountEmailCommand(accounts: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	accounts
		.command("email")
		.summary("print or confirm the e-mail address of an account")
		.description("Print the e-mail address of an account, or set and confirm it.")
		.argument("<NAME>", "the account")
		.argument("[ADDRESS]", "what counts as verified from now on")
		.option("--none", "let it have no address")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (name: string, address: string | undefined, options: EmailOptions) => {
			await printEmail(readAccountName(name), readWanted(address, options), options, terminal);
			end(exitCode.ok);
		});
}

async function printEmail(
	name: string,
	wanted: string | undefined,
	{ data, json }: EmailOptions,
	terminal: Terminal,
): Promise<void> {
	const { email, emailVerified } = await onDataDirectory(data, terminal, async (directory) => {
		const { accountEmail } = await import("../../server/commands/account-email.ts");
		return accountEmail(directory, name, wanted);
	});
	if (json) return terminal.print(JSON.stringify({ account: name, email, emailVerified }));
	if (email === undefined) return terminal.say(`${name} has no e-mail address.`);
	terminal.print(email);
	terminal.say(
		emailVerified
			? "An administrator confirmed it: programs are told that it is verified."
			: `Its owner entered it: programs are told that it is not verified. To confirm it: countersign account email ${name} ${email}`,
	);
}

function readWanted(address: string | undefined, { none = false }: EmailOptions): string | undefined {
	if (none && address !== undefined) throw usageFailure("--none goes without an address.");
	if (none) return "";
	return address === undefined ? undefined : readEmail(address);
}
