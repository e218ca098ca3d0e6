import type { Command } from "commander";
import { readClientName } from "../clients/client-name.ts";
import { clientSettings } from "../clients/client-settings.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface RotateOptions {
	data?: string;
	json?: boolean;
}

export function addClientRotateSecretCommand(
	clients: Command,
	terminal: Terminal,
	end: (code: ExitCode) => void,
): void {
	clients
		.command("rotate-secret")
		.summary("give a client a new secret")
		.description("Give a client a new secret. The old one is good no more, so change its settings right after.")
		.argument("<NAME>", "the client")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.action(async (typed: string, { data, json }: RotateOptions) => {
			const name = readClientName(typed);
			const changed = await onDataDirectory(data, terminal, async (directory) => {
				const { rotateClientSecret } = await import("../../server/commands/change-client.ts");
				return rotateClientSecret(directory, name);
			});
			terminal.say(`${name} has a new secret. Its settings:`);
			for (const line of json ? [JSON.stringify(changed)] : clientSettings(changed)) terminal.print(line);
			end(exitCode.ok);
		});
}
