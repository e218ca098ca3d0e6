import type { Command } from "commander";
import { listOwnPasskeys } from "../../client/own-passkeys.ts";
import type { Passkey } from "../../contract/account.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type PairedOptions, pairedOptions, withPairing } from "../pairings/with-pairing.ts";
import { passkeyKind } from "../passkeys/passkey-kind.ts";
import { passkeyTable } from "../passkeys/passkey-table.ts";
import { runStoppable } from "../run-stoppable.ts";
import type { Terminal } from "../terminal.ts";

interface ListOptions extends PairedOptions {
	json?: boolean;
}

const help = `
All passkeys that can sign for the paired account, oldest first: security keys, and those
that a phone, a computer or a password manager keeps. Days are in UTC. This asks no key.

Examples:
  countersign keys list
  countersign keys list --json | jq -r '.passkeys[].name'`;

export function addKeyListCommand(keys: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const command = keys
		.command("list")
		.summary("the passkeys of the paired account")
		.description("List the passkeys of the paired account.")
		.option("--json", "print one JSON object, also when it fails");
	pairedOptions(command)
		.addHelpText("after", help)
		.action(async ({ json = false, ...options }: ListOptions) => {
			const standing = { words: "Nothing was changed.", state: "cancelled" as const };
			const code = await runStoppable(terminal, { json, standing }, (stop) =>
				withPairing(options, terminal, stop, async (server, { account }) => {
					const passkeys = await listOwnPasskeys(server, account, stop);
					if (json)
						terminal.print(JSON.stringify({ server: server.origin, account, passkeys: passkeys.map(withKind) }));
					else printTable(passkeys, terminal);
					return exitCode.ok;
				}),
			);
			end(code);
		});
}

function withKind(passkey: Passkey) {
	const { id, name, ...rest } = passkey;
	return { id, name, kind: passkeyKind(passkey), ...rest };
}

function printTable(passkeys: readonly Passkey[], terminal: Terminal): void {
	const columns = process.stdout.isTTY ? process.stdout.columns || 80 : undefined;
	const [head = "", ...rows] = passkeyTable(passkeys, columns);
	terminal.print(terminal.style("bold", head, process.stdout));
	for (const row of rows) terminal.print(row);
	if (passkeys.length === 1)
		terminal.say("A lost key should not be a lost account. Add a second one: countersign keys add");
}
