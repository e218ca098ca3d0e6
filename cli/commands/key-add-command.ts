import type { Command } from "commander";
import type { Passkey } from "../../contract/account.ts";
import { readAccountName } from "../account-name.ts";
import { usageFailure } from "../command-failure.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type PairedOptions, withPairing } from "../pairings/with-pairing.ts";
import { addKey } from "../passkeys/add-key.ts";
import { readJoinLink } from "../passkeys/join-link.ts";
import { joinWithKey } from "../passkeys/join-with-key.ts";
import { receiveLink } from "../receive-secret.ts";
import { runStoppable, type Standing } from "../run-stoppable.ts";
import type { Terminal } from "../terminal.ts";
import { readTypedName } from "../typed-name.ts";
import { visible } from "../visible-text.ts";

interface AddOptions extends PairedOptions {
	name?: string;
	invite?: string;
	json?: boolean;
}

const help = `
On a paired machine a key that is registered already proves who you are first; then the
new one is plugged in. One USB port is enough: they may take turns. A new key without a
PIN gets one on the way.

With --invite no pairing and no browser are needed: an invite, a recovery link or the link
for the first administrator begins the account, or gives it back, with this key. Whoever
sees the link can take the account. With --invite - it is asked for unseen, or read from a
pipe or file, and so stays out of the shell's history and the list of processes.

Exit codes:
  0 added   1 error   2 usage   4 time ran out   5 stopped by Ctrl-C

Examples:
  countersign keys add
  countersign keys add --name Drawer
  countersign keys add --invite - --account alice
  countersign keys add --invite - --account alice < link.txt`;

export function addKeyAddCommand(keys: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	keys
		.command("add")
		.summary("register a security key with your account, or begin one with it")
		.description("Register a security key with your account, or begin an account with it.")
		.option("--name <NAME>", "what the key is called (default: as its maker calls it)")
		.option("--invite <LINK>", 'begin an account by this link, or get one back; "-" reads it unseen')
		.option("--account <NAME>", "the new account; without --invite the paired one (or COUNTERSIGN_ACCOUNT)")
		.option("--server <URL>", "the paired server, where there are several (or COUNTERSIGN_SERVER)")
		.option("--ca <FILE>", "also trust these certificates (PEM)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (options: AddOptions) => end(await runAdd(options, terminal)));
}

async function runAdd({ json = false, ...options }: AddOptions, terminal: Terminal): Promise<ExitCode> {
	const name = options.name === undefined ? undefined : readTypedName(options.name, "--name");
	const standing: Standing = { words: "Nothing was added.", state: "cancelled" };
	return runStoppable(terminal, { json, standing }, async (stop) => {
		const { invite } = options;
		const added =
			invite === undefined
				? await addToPaired(name, options, terminal, standing, stop)
				: await addByLink({ invite, name, options }, terminal, standing, stop);
		if (json) terminal.print(JSON.stringify({ state: "added", ...added }));
		return exitCode.ok;
	});
}

interface Added {
	readonly server: string;
	readonly account: string;
	readonly passkey: Passkey;
}

function addToPaired(
	name: string | undefined,
	options: PairedOptions,
	terminal: Terminal,
	standing: Standing,
	stop: AbortSignal,
): Promise<Added> {
	return withPairing(options, terminal, stop, async (server, pairing) => {
		const passkey = await addKey({ server, pairing, name }, terminal, standing, stop);
		const { account } = pairing;
		terminal.say(terminal.style("green", `"${visible(passkey.name)}" is added to ${account}.`));
		terminal.say("All of them: countersign keys list");
		return { server: server.origin, account, passkey };
	});
}

async function addByLink(
	{ invite, name, options }: { invite: string; name: string | undefined; options: PairedOptions },
	terminal: Terminal,
	standing: Standing,
	stop: AbortSignal,
): Promise<Added> {
	const { server: misplaced, account: given, ca: caFile } = options;
	if (misplaced !== undefined) throw usageFailure("--server goes without --invite: the link names the server.");
	const wanted = given === undefined ? undefined : readAccountName(given);
	const link = readJoinLink(await receiveLink(invite, terminal, stop));
	const wish = { link, account: wanted, name, caFile };
	const { account, passkey } = await joinWithKey(wish, terminal, standing, stop);
	const { server } = link;
	terminal.say(terminal.style("green", `"${visible(passkey.name)}" is registered for ${account} at ${server}.`));
	terminal.say(`To approve from here: countersign pair --key --server ${server} --account ${account}`);
	return { server, account, passkey };
}
