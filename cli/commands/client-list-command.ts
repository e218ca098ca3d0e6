import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { addListCommand } from "./list-command.ts";

export function addClientListCommand(clients: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	addListCommand(clients, terminal, end, {
		summary: "list what people can log in to",
		description: "List the programs that people can log in to.",
		member: "clients",
		read: async (directory) => (await import("../../server/commands/list-clients.ts")).listClients(directory),
		empty: "No client is registered. To register one: countersign client create",
		head: ["NAME", "KIND", "CLIENT ID", "LETS IN", "REDIRECT"],
		cells: ({ name, preset, id, allowedGroups, redirectUris }) => [
			name,
			preset,
			id,
			allowedGroups.join(" ") || "everybody",
			redirectUris.join(" "),
		],
	});
}
