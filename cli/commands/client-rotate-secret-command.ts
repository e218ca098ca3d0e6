import type { Command } from "commander";
import { readClientName } from "../clients/client-name.ts";
import { printSettings } from "../clients/print-client.ts";
import { makeWithSecret } from "../clients/secret-file.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface RotateOptions {
	secretFile?: string;
	data?: string;
	json?: boolean;
}

const help = `
Examples:
  countersign client rotate-secret headscale
  countersign client rotate-secret headscale --secret-file /etc/headscale/oidc-secret.new`;

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
		.option("--secret-file <FILE>", "write the secret to this new file, readable by you alone, and not to stdout")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (typed: string, options: RotateOptions) => {
			const name = readClientName(typed);
			const { client, secretFile } = await makeWithSecret(options.secretFile, () =>
				onDataDirectory(options.data, terminal, async (directory) => {
					const { rotateClientSecret } = await import("../../server/commands/change-client.ts");
					return rotateClientSecret(directory, name);
				}),
			);
			terminal.say(`${name} has a new secret. Its settings:`);
			printSettings(client, terminal, { ...options, secretFile });
			end(exitCode.ok);
		});
}
