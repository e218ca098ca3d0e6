import type { Command } from "commander";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface LinkOptions {
	data?: string;
	json?: boolean;
}

const help = `
Only while there is no administrator: the link that the first start printed, anew. It goes
to stdout, and the one before ends.

This works on the machine that holds the server's data, whether the server runs or not.

Examples:
  countersign admin link
  countersign admin link --data /var/lib/countersign`;

export function addAdminCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("admin")
		.helpCommand(false)
		.summary("get the first administrator in")
		.description("Get the first administrator in.")
		.command("link")
		.summary("make a new link for the first administrator")
		.description("Make a new one-use link for the first administrator.")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async ({ data, json }: LinkOptions) => {
			const created = await onDataDirectory(data, terminal, async (directory) => {
				const { adminLink } = await import("../../server/commands/admin-link.ts");
				return adminLink(directory);
			});
			terminal.say(`A one-use link for the first administrator, until ${created.expiresAt}:`);
			terminal.print(json ? JSON.stringify(created) : created.url);
			end(exitCode.ok);
		});
}
