import type { Command } from "commander";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { pairingFile, readPairings } from "../pairings/pairing-file.ts";
import { tableLines } from "../table.ts";
import type { Terminal } from "../terminal.ts";

const help = `
Examples:
  countersign pairings
  countersign pairings --json | jq -r '.pairings[].server'`;

export function addPairingsCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("pairings")
		.summary("list the pairings of this machine")
		.description("List the pairings of this machine.")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async ({ json = false }: { json?: boolean }) => {
			await listPairings(json, terminal);
			end(exitCode.ok);
		});
}

async function listPairings(json: boolean, terminal: Terminal): Promise<void> {
	const kept = await readPairings(pairingFile(terminal.environment));
	// Named one by one: neither a token nor a key is ever printed.
	const pairings = kept.map(({ server, account, id }) => ({ server, account, id }));
	if (json) return terminal.print(JSON.stringify({ pairings }));
	if (pairings.length === 0)
		return terminal.say("This machine is not paired. To pair it: countersign pair --server URL");
	const rows = pairings.map(({ server, account, id }) => [server, account, id]);
	for (const line of tableLines(["SERVER", "ACCOUNT", "ID"], rows)) terminal.print(line);
}
