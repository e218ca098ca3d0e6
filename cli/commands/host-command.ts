import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { addHostAddCommand } from "./host-add-command.ts";
import { addHostEnrolCommand } from "./host-enrol-command.ts";
import { addHostListCommand } from "./host-list-command.ts";
import { addHostRemoveCommand } from "./host-remove-command.ts";

const help = `
Examples:
  countersign host add web1
  countersign host enrol --server sign.example.org
  countersign host list
  countersign host remove web1`;

/** The machines whose requests are recognised. */
export function addHostCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const hosts = program
		.command("host")
		.helpCommand(false)
		.summary("have approvers recognise the hosts that ask")
		.description("Have approvers recognise the hosts that ask: each by a key of its own.")
		.addHelpText("after", help);
	addHostAddCommand(hosts, terminal, end);
	addHostEnrolCommand(hosts, terminal, end);
	addHostListCommand(hosts, terminal, end);
	addHostRemoveCommand(hosts, terminal, end);
}
