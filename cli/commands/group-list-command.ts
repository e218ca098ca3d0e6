import type { Command } from "commander";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { tableLines } from "../table.ts";
import type { Terminal } from "../terminal.ts";

interface ListOptions {
	data?: string;
	json?: boolean;
}

export function addGroupListCommand(groups: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	groups
		.command("list")
		.summary("list groups, their members, and the clients that let them in")
		.description("List the groups, their members, and the clients that let them in.")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.action(async (options: ListOptions) => {
			await list(options, terminal);
			end(exitCode.ok);
		});
}

async function list({ data, json }: ListOptions, terminal: Terminal): Promise<void> {
	const groups = await onDataDirectory(data, terminal, async (directory) => {
		const { listGroups } = await import("../../server/commands/groups.ts");
		return listGroups(directory);
	});
	if (json) return terminal.print(JSON.stringify({ groups }));
	const rows = groups.map(({ name, role, members, clients }) => [
		role ? `${name} (role)` : name,
		members.join(" ") || "-",
		clients.join(", ") || "-",
	]);
	for (const line of tableLines(["GROUP", "MEMBERS", "CLIENTS"], rows)) terminal.print(line);
}
