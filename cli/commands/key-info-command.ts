import type { Command } from "commander";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { keyFactLines, keyFacts } from "../security-key/key-facts.ts";
import { withKey } from "../security-key/with-key.ts";
import { listenForStop } from "../stop-signals.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";

const help = `
Asks the key what it is and how many tries its PIN has left. It does not blink, asks for
no PIN, and no server hears of it.

Examples:
  countersign keys info
  countersign keys info --json | jq .pinTriesLeft`;

export function addKeyInfoCommand(keys: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	keys
		.command("info")
		.summary("what the plugged-in key is, and the state of its PIN")
		.description("Show what the plugged-in security key is, and the state of its PIN.")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async ({ json }: { json?: boolean }) => {
			const stop = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.cancelled));
			try {
				const facts = await withKey(terminal, stop, async ({ candidate: { key, plugged } }) =>
					keyFacts(plugged.name, await key.info(), await key.retries()),
				);
				if (json) terminal.print(JSON.stringify(facts));
				else for (const [label, value] of keyFactLines(facts)) terminal.print(`${label.padEnd(12)} ${visible(value)}`);
				end(exitCode.ok);
			} catch (error) {
				if (!stop.aborted) throw error;
				terminal.say("Stopped.");
				end(exitCode.cancelled);
			}
		});
}
