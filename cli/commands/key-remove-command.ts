import type { Command } from "commander";
import { removeOwnPasskey } from "../../client/own-passkeys.ts";
import type { KeptPairing, PairedServer } from "../../client/paired-server.ts";
import type { Passkey } from "../../contract/account.ts";
import { Problem } from "../../contract/problem.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type PairedOptions, pairedOptions, withPairing } from "../pairings/with-pairing.ts";
import { changeablePasskeys } from "../passkeys/changeable-passkeys.ts";
import { confirmRemoval } from "../passkeys/confirm-removal.ts";
import { explainPasskeyTrouble } from "../passkeys/explain-passkey-trouble.ts";
import { findPasskey } from "../passkeys/find-passkey.ts";
import { proofSigner } from "../passkeys/proof-signer.ts";
import { runStoppable, type Standing } from "../run-stoppable.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";

interface RemoveOptions extends PairedOptions {
	yes?: boolean;
	json?: boolean;
}

const help = `
KEY is its name, or the beginning of its id as "countersign keys list" shows it. It is
shown and asked about first; then a security key that is registered has to prove who you
are, with its PIN and a touch. That may be the very one that goes, but not the last one:
an account keeps at least one passkey.

Exit codes:
  0 removed   1 error   2 usage   4 time ran out   5 not removed: "no", or Ctrl-C

Examples:
  countersign keys remove "On my key ring"
  countersign keys remove 5LF0xyQ2 --yes`;

export function addKeyRemoveCommand(keys: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const command = keys
		.command("remove")
		.summary("remove one of your passkeys")
		.description("Remove one of your passkeys: it signs nothing any more.")
		.argument("<KEY>", "the passkey, by its name or the beginning of its id")
		.option("--yes", "do not ask whether it shall be removed")
		.option("--json", "print one JSON object, also when it fails");
	pairedOptions(command)
		.addHelpText("after", help)
		.action(async (key: string, options: RemoveOptions) => end(await runRemove(key, options, terminal)));
}

async function runRemove(
	key: string,
	{ yes = false, json = false, ...options }: RemoveOptions,
	terminal: Terminal,
): Promise<ExitCode> {
	const standing: Standing = { words: "Nothing was removed.", state: "cancelled" };
	return runStoppable(terminal, { json, standing }, (stop) =>
		withPairing(options, terminal, stop, async (server, pairing) => {
			const removed = await remove({ server, pairing, key, yes }, terminal, standing, stop);
			const { id, name } = removed ?? {};
			const told = removed ? { state: "removed", server: server.origin, id, name } : { state: standing.state };
			if (json) terminal.print(JSON.stringify(told));
			return removed ? exitCode.ok : exitCode.cancelled;
		}),
	);
}

/** @returns `undefined` where it shall stay after all */
async function remove(
	{ server, pairing, key, yes }: { server: PairedServer; pairing: KeptPairing; key: string; yes: boolean },
	terminal: Terminal,
	standing: Standing,
	stop: AbortSignal,
): Promise<Passkey | undefined> {
	const { account } = pairing;
	const passkeys = await changeablePasskeys(server, account, stop);
	const found = findPasskey(passkeys, key);
	try {
		// Said before anybody looks for a key and types a PIN; the server has the last word.
		if (passkeys.length === 1) throw new Problem("last-passkey");
		if (!(await confirmRemoval(found, yes, terminal, stop))) {
			terminal.say(standing.words);
			return undefined;
		}
		terminal.say("A key that is registered proves who you are.");
		const signer = proofSigner(terminal, "removes nothing", standing, stop);
		await removeOwnPasskey(server, { account, id: found.id }, signer);
		terminal.say(terminal.style("green", `"${visible(found.name)}" is removed.`));
		return found;
	} catch (error) {
		throw explainPasskeyTrouble(error, pairing);
	}
}
