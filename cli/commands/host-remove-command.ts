import type { Command } from "commander";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readHostName } from "../hosts/host-name.ts";
import type { Terminal } from "../terminal.ts";

export function addHostRemoveCommand(hosts: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	hosts
		.command("remove")
		.summary("remove a host: what it proves is refused at once")
		.description("Remove a host. What its key proves is refused from now on, until it is enrolled anew.")
		.argument("<NAME>", "the host")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.action(async (typed: string, { data, json }: { data?: string; json?: boolean }) => {
			const name = readHostName(typed);
			await onDataDirectory(data, terminal, async (directory) => {
				const { removeHost } = await import("../../server/commands/hosts.ts");
				await removeHost(directory, name);
			});
			if (json) terminal.print(JSON.stringify({ removed: name }));
			else terminal.say(`${name} is removed.`);
			end(exitCode.ok);
		});
}
