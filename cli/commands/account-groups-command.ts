import type { Command } from "commander";
import { z } from "zod";
import { GroupName } from "../../contract/oidc-client.ts";
import { readAccountName } from "../account-name.ts";
import { usageFailure } from "../command-failure.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface GroupsOptions {
	none?: boolean;
	data?: string;
	json?: boolean;
}

const help = `
Programs that people log in to are told of groups, and a client made with --group lets
only their members in. Without a group the command prints those that there are. To see it from
the group: countersign group

This works on the machine that holds the server's data, whether the server runs or not.

Examples:
  countersign account groups alice
  countersign account groups alice staff engineering
  countersign account groups alice --none`;

export function addAccountGroupsCommand(accounts: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	accounts
		.command("groups")
		.summary("print or set the groups of an account")
		.description("Print the groups of an account, or set them as a whole.")
		.argument("<NAME>", "the account")
		.argument("[GROUP...]", "what it belongs to from now on")
		.option("--none", "let it belong to nothing")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (name: string, groups: string[], options: GroupsOptions) => {
			await printGroups(readAccountName(name), readGroups(groups, options), options, terminal);
			end(exitCode.ok);
		});
}

async function printGroups(
	name: string,
	wanted: string[] | undefined,
	{ data, json }: GroupsOptions,
	terminal: Terminal,
): Promise<void> {
	const groups = await onDataDirectory(data, terminal, async (directory) => {
		const { accountGroups } = await import("../../server/commands/account-groups.ts");
		return accountGroups(directory, name, wanted);
	});
	if (json) return terminal.print(JSON.stringify({ account: name, groups }));
	if (groups.length === 0) return terminal.say(`${name} belongs to no group.`);
	for (const group of groups) terminal.print(group);
}

function readGroups(typed: string[], { none = false }: GroupsOptions): string[] | undefined {
	if (none && typed.length > 0) throw usageFailure("--none goes without groups.");
	if (none) return [];
	const groups = z.array(GroupName).safeParse(typed);
	if (!groups.success) throw usageFailure("A group has small letters, digits, dots, hyphens and underscores.");
	return groups.data.length > 0 ? groups.data : undefined;
}
