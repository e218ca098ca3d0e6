import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { addGroupCreateCommand } from "./group-create-command.ts";
import { addGroupListCommand } from "./group-list-command.ts";
import { addGroupMembersCommands } from "./group-members-commands.ts";
import { addGroupRemoveCommand } from "./group-remove-command.ts";

const help = `
A group is a name with members. Programs that people log in to are told of it, and a client
made with --group lets only its members in. A role counts as a group of its name. A group is
never renamed, because programs know it by its name: make another one.

Examples:
  countersign group create staff
  countersign group add staff alice bob
  countersign group list
  countersign group remove-member staff bob
  countersign group remove staff`;

/** Who may log in where. */
export function addGroupCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const groups = program
		.command("group")
		.helpCommand(false)
		.summary("say who may log in where")
		.description("Put accounts into groups, which decide who may log in where.")
		.addHelpText("after", help);
	addGroupListCommand(groups, terminal, end);
	addGroupCreateCommand(groups, terminal, end);
	addGroupMembersCommands(groups, terminal, end);
	addGroupRemoveCommand(groups, terminal, end);
}
