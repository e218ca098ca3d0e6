import type { Command } from "commander";
import { canAsk } from "../ask-line.ts";
import { CommandFailure } from "../command-failure.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { explainKeyFailure } from "../security-key/explain-key-failure.ts";
import { keyFactLines, keyFacts } from "../security-key/key-facts.ts";
import { hasKey, keySource } from "../security-key/key-source.ts";
import { withKey } from "../security-key/with-key.ts";
import { listenForStop } from "../stop-signals.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";

const help = `
Asks the key what it is and how many tries its PIN has left. It asks for no PIN, and no
server hears of it; of several keys, the one that is touched answers.

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
				if (json || !canAsk()) await requireKey(terminal, stop);
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

/** A program does not wait for a key as a person does. @throws CommandFailure where none is plugged in */
async function requireKey(terminal: Terminal, stop: AbortSignal): Promise<void> {
	const present = await hasKey(keySource(terminal.environment), stop).catch((error: unknown) => {
		throw explainKeyFailure(error);
	});
	if (present) return;
	throw new CommandFailure("No security key is plugged in.", { code: "no-key" });
}
