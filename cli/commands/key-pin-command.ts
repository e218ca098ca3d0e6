import type { Command } from "commander";
import { askForFirstPin, askForPinChange, type Dialogue } from "../../ctap/flows/pin-dialogue.ts";
import { waysToVerify } from "../../ctap/verification/ways-to-verify.ts";
import { CommandFailure } from "../command-failure.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { runStoppable, type Standing } from "../run-stoppable.ts";
import { withKey } from "../security-key/with-key.ts";
import type { Terminal } from "../terminal.ts";

const help = `
The PIN stays between you and the key: it is typed unseen, and no server hears of it. A
key counts wrong PINs; after three it wants to be unplugged, after eight it locks for good.

Examples:
  countersign keys pin set
  countersign keys pin change`;

export function addKeyPinCommand(keys: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const pin = keys
		.command("pin")
		.helpCommand(false)
		.summary("set or change the PIN of the plugged-in key")
		.description("Set or change the PIN of the plugged-in security key.")
		.addHelpText("after", help);
	const stages = {
		set: { summary: "set the first PIN", act: setPin, done: "The PIN is set." },
		change: { summary: "change the PIN", act: changePin, done: "The PIN is changed." },
	};
	for (const [name, { summary, act, done }] of Object.entries(stages)) {
		pin
			.command(name)
			.summary(summary)
			.description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)} of the plugged-in security key.`)
			.action(async () => end(await runPin(act, done, terminal)));
	}
}

function runPin(act: (dialogue: Dialogue) => Promise<void>, done: string, terminal: Terminal): Promise<ExitCode> {
	const standing: Standing = { words: "The key is as it was.", state: "cancelled" };
	return runStoppable(terminal, { json: false, standing }, async (stop) => {
		await withKey(terminal, stop, act);
		terminal.say(terminal.style("green", done));
		return exitCode.ok;
	});
}

async function setPin(dialogue: Dialogue): Promise<void> {
	const { pin } = waysToVerify(await dialogue.candidate.key.info());
	if (pin === "none") throw new CommandFailure("This key has no PINs.", { code: "key-unsupported" });
	if (pin === "set") {
		const words = "This key has a PIN already. To change it: countersign keys pin change";
		throw new CommandFailure(words, { code: "pin-set-already" });
	}
	(await askForFirstPin(dialogue)).fill(0);
}

async function changePin(dialogue: Dialogue): Promise<void> {
	const { pin } = waysToVerify(await dialogue.candidate.key.info());
	if (pin === "none") throw new CommandFailure("This key has no PINs.", { code: "key-unsupported" });
	if (pin === "not-set") {
		const words = "This key has no PIN yet. To set one: countersign keys pin set";
		throw new CommandFailure(words, { code: "key-pin-not-set" });
	}
	(await askForPinChange(dialogue)).fill(0);
}
