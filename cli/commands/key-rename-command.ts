import type { Command } from "commander";
import { renameOwnPasskey } from "../../client/own-passkeys.ts";
import type { KeptPairing, PairedServer } from "../../client/paired-server.ts";
import type { Passkey } from "../../contract/account.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type PairedOptions, pairedOptions, withPairing } from "../pairings/with-pairing.ts";
import { changeablePasskeys } from "../passkeys/changeable-passkeys.ts";
import { explainPasskeyTrouble } from "../passkeys/explain-passkey-trouble.ts";
import { findPasskey } from "../passkeys/find-passkey.ts";
import { refuseNameInUse } from "../passkeys/passkey-name.ts";
import { proofSigner } from "../passkeys/proof-signer.ts";
import { runStoppable, type Standing } from "../run-stoppable.ts";
import type { Terminal } from "../terminal.ts";
import { readTypedName } from "../typed-name.ts";
import { visible } from "../visible-text.ts";

interface RenameOptions extends PairedOptions {
	json?: boolean;
}

const help = `
KEY is its name, or the beginning of its id as "countersign keys list" shows it. A security
key that is registered has to prove who you are, with its PIN and a touch; it need not be
the one that gets the name.

Exit codes:
  0 renamed   1 error   2 usage   4 time ran out   5 stopped by Ctrl-C

Examples:
  countersign keys rename "YubiKey OTP+FIDO+CCID" "On my key ring"
  countersign keys rename 5LF0xyQ2 Drawer`;

export function addKeyRenameCommand(keys: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const command = keys
		.command("rename")
		.summary("give one of your passkeys another name")
		.description("Give one of your passkeys another name.")
		.argument("<KEY>", "the passkey, by its name or the beginning of its id")
		.argument("<NAME>", "what it is called from now on")
		.option("--json", "print one JSON object, also when it fails");
	pairedOptions(command)
		.addHelpText("after", help)
		.action(async (key: string, given: string, options: RenameOptions) => {
			end(await runRename(key, readTypedName(given, "NAME"), options, terminal));
		});
}

async function runRename(
	key: string,
	name: string,
	{ json = false, ...options }: RenameOptions,
	terminal: Terminal,
): Promise<ExitCode> {
	const standing: Standing = { words: "Nothing was renamed.", state: "cancelled" };
	return runStoppable(terminal, { json, standing }, (stop) =>
		withPairing(options, terminal, stop, async (server, pairing) => {
			const passkey = await rename({ server, pairing, key, name }, terminal, standing, stop);
			if (json) terminal.print(JSON.stringify({ state: "renamed", server: server.origin, passkey }));
			return exitCode.ok;
		}),
	);
}

async function rename(
	{ server, pairing, key, name }: { server: PairedServer; pairing: KeptPairing; key: string; name: string },
	terminal: Terminal,
	standing: Standing,
	stop: AbortSignal,
): Promise<Passkey> {
	const { account } = pairing;
	const passkeys = await changeablePasskeys(server, account, stop);
	const found = findPasskey(passkeys, key);
	const others = passkeys.filter(({ id }) => id !== found.id);
	refuseNameInUse(name, others);
	terminal.say(`Renaming "${visible(found.name)}" of ${account}. A key that is registered proves who you are.`);
	const signer = proofSigner(terminal, "renames nothing", standing, stop);
	try {
		const renamed = await renameOwnPasskey(server, { account, id: found.id, name }, signer);
		terminal.say(terminal.style("green", `"${visible(found.name)}" is called "${visible(renamed.name)}" now.`));
		return renamed;
	} catch (error) {
		throw explainPasskeyTrouble(error, pairing);
	}
}
