import type { Command } from "commander";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { tableLines } from "../table.ts";
import type { Terminal } from "../terminal.ts";

interface ListOptions {
	data?: string;
	json?: boolean;
}

export function addClientListCommand(clients: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	clients
		.command("list")
		.summary("list what people can log in to")
		.description("List the programs that people can log in to.")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.action(async (options: ListOptions) => {
			await list(options, terminal);
			end(exitCode.ok);
		});
}

async function list({ data, json }: ListOptions, terminal: Terminal): Promise<void> {
	const clients = await onDataDirectory(data, terminal, async (directory) => {
		const { listClients } = await import("../../server/commands/list-clients.ts");
		return listClients(directory);
	});
	if (json) return terminal.print(JSON.stringify({ clients }));
	if (clients.length === 0) return terminal.say("No client is registered. To register one: countersign client create");
	const rows = clients.map((client) => [
		client.name,
		client.preset,
		client.id,
		client.allowedGroups.join(" ") || "everybody",
		client.redirectUris.join(" "),
	]);
	for (const line of tableLines(["NAME", "KIND", "CLIENT ID", "LETS IN", "REDIRECT"], rows)) terminal.print(line);
}
