import type { Command } from "commander";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { printSigningKeys } from "../signing-keys/print-signing-keys.ts";
import type { Terminal } from "../terminal.ts";

interface KeysOptions {
	data?: string;
	json?: boolean;
}

const help = `
This works on the machine that holds the server's data, whether the server runs or not.

Examples:
  countersign signing-keys list
  countersign signing-keys rotate`;

/** What the OpenID Connect provider signs with; security keys are another matter (keys-command.ts). */
export function addSigningKeysCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const keys = program
		.command("signing-keys")
		.helpCommand(false)
		.summary("list and replace the keys that ID tokens are signed with")
		.description("List and replace the keys that the server signs ID tokens with, for VPNs and other clients.")
		.addHelpText("after", help);
	keys
		.command("list")
		.summary("list the keys that are published")
		.description("List the keys that are published: those that sign, and those that did until lately.")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.action(async ({ data, json = false }: KeysOptions) => {
			const listed = await onDataDirectory(data, terminal, async (directory) => {
				const { listSigningKeys } = await import("../../server/commands/signing-keys.ts");
				return listSigningKeys(directory);
			});
			printSigningKeys(listed, json, terminal);
			end(exitCode.ok);
		});
	keys
		.command("rotate")
		.summary("sign with new keys from now on")
		.description(
			"Sign with new keys from now on, tokens and the provider's cookies alike. The old ones stay published until the tokens that they signed have ended; nobody has to log in again.",
		)
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.action(async ({ data, json = false }: KeysOptions) => {
			const listed = await onDataDirectory(data, terminal, async (directory) => {
				const { rotateSigningKeys } = await import("../../server/commands/signing-keys.ts");
				return rotateSigningKeys(directory);
			});
			terminal.say("New keys sign from now on.");
			printSigningKeys(listed, json, terminal);
			end(exitCode.ok);
		});
}
