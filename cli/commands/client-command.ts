import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { addClientCreateCommand } from "./client-create-command.ts";
import { addClientEditCommand } from "./client-edit-command.ts";
import { addClientListCommand } from "./client-list-command.ts";
import { addClientRemoveCommand } from "./client-remove-command.ts";
import { addClientRotateSecretCommand } from "./client-rotate-secret-command.ts";
import { addClientShowCommand } from "./client-show-command.ts";

const help = `
Examples:
  countersign client create headscale --redirect https://vpn.example.org/oidc/callback
  countersign client list
  countersign client show headscale
  countersign client edit headscale --group staff
  countersign client rotate-secret headscale
  countersign client remove headscale`;

/** The programs that people log in to by OpenID Connect. */
export function addClientCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const clients = program
		.command("client")
		.helpCommand(false)
		.summary("register what people log in to: a VPN, for one")
		.description("Register the programs that people log in to by OpenID Connect: a VPN, for one.")
		.addHelpText("after", help);
	addClientCreateCommand(clients, terminal, end);
	addClientListCommand(clients, terminal, end);
	addClientShowCommand(clients, terminal, end);
	addClientEditCommand(clients, terminal, end);
	addClientRemoveCommand(clients, terminal, end);
	addClientRotateSecretCommand(clients, terminal, end);
}
