import type { Command } from "commander";
import type { Host } from "../../contract/host.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { tableLines } from "../table.ts";
import type { Terminal } from "../terminal.ts";

interface ListOptions {
	data?: string;
	json?: boolean;
}

export function addHostListCommand(hosts: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	hosts
		.command("list")
		.summary("list the hosts that are known")
		.description("List the hosts that are known, and when each last asked.")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.action(async (options: ListOptions) => {
			await list(options, terminal);
			end(exitCode.ok);
		});
}

async function list({ data, json }: ListOptions, terminal: Terminal): Promise<void> {
	const hosts = await onDataDirectory(data, terminal, async (directory) => {
		const { listHosts } = await import("../../server/commands/hosts.ts");
		return listHosts(directory);
	});
	if (json) return terminal.print(JSON.stringify({ hosts }));
	if (hosts.length === 0) return terminal.say("No host is known. To add one: countersign host add");
	const rows = hosts.map((host) => [
		host.name,
		enrolmentOf(host),
		minute(host.lastUsedAt) ?? "never",
		host.lastAddress ?? "-",
	]);
	for (const line of tableLines(["NAME", "ENROLLED", "LAST USED", "FROM"], rows)) terminal.print(line);
}

function enrolmentOf({ enrolledAt, codeExpiresAt }: Host): string {
	if (enrolledAt !== undefined) return minute(enrolledAt) ?? "";
	const waits = codeExpiresAt !== undefined && Date.parse(codeExpiresAt) > Date.now();
	return waits ? "not yet" : "no, its code has ended";
}

/** Such as 2026-11-22 14:31, UTC. */
function minute(instant: string | undefined): string | undefined {
	return instant?.slice(0, 16).replace("T", " ");
}
