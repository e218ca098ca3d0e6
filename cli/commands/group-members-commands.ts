import type { Command } from "commander";
import type { ChangeGroup } from "../../contract/group.ts";
import { readAccountName } from "../account-name.ts";
import { readGroupName } from "../clients/group-name.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface MembersOptions {
	data?: string;
	json?: boolean;
}

const addHelp = `
Example:
  countersign group add staff alice bob`;

const removeHelp = `
Whoever is let in by this group alone is let in no more, from the next login on.

Example:
  countersign group remove-member staff bob`;

/** Who belongs to a group. */
export function addGroupMembersCommands(groups: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const command = (name: string, summary: string, help: string, changeOf: (accounts: string[]) => ChangeGroup) =>
		groups
			.command(name)
			.summary(summary)
			.description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
			.argument("<GROUP>", "the group")
			.argument("<ACCOUNT...>", "the accounts")
			.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
			.option("--json", "print one JSON object, also when it fails")
			.addHelpText("after", help)
			.action(async (group: string, accounts: string[], options: MembersOptions) => {
				await change(readGroupName(group), changeOf(accounts.map(readAccountName)), options, terminal);
				end(exitCode.ok);
			});
	command("add", "put accounts into a group", addHelp, (add) => ({ add }));
	command("remove-member", "take accounts out of a group", removeHelp, (remove) => ({ remove }));
}

async function change(name: string, wish: ChangeGroup, { data, json }: MembersOptions, terminal: Terminal) {
	const group = await onDataDirectory(data, terminal, async (directory) => {
		const { changeGroup } = await import("../../server/commands/groups.ts");
		return changeGroup(directory, name, wish);
	});
	if (json) return terminal.print(JSON.stringify(group));
	terminal.say(group.members.length === 0 ? `${name} has no members.` : `${name} has these members:`);
	for (const member of group.members) terminal.print(member);
}
