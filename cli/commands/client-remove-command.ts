import type { Command } from "commander";
import { readClientName } from "../clients/client-name.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface RemoveOptions {
	data?: string;
	json?: boolean;
}

export function addClientRemoveCommand(clients: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	clients
		.command("remove")
		.summary("remove a client, and what it was given")
		.description("Remove a client. What it was given ends at once; what it let in by itself is its own business.")
		.argument("<NAME>", "the client")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.action(async (typed: string, { data, json }: RemoveOptions) => {
			const name = readClientName(typed);
			await onDataDirectory(data, terminal, async (directory) => {
				const { removeClient } = await import("../../server/commands/change-client.ts");
				await removeClient(directory, name);
			});
			if (json) terminal.print(JSON.stringify({ removed: name }));
			else terminal.say(`${name} is removed.`);
			end(exitCode.ok);
		});
}
