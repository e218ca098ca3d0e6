import type { Command } from "commander";
import { accountFrom } from "../account-name.ts";
import { usageFailure } from "../command-failure.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { explainTrouble } from "../explain-trouble.ts";
import { deviceName } from "../pairings/device-name.ts";
import { keepNewPairing } from "../pairings/keep-new-pairing.ts";
import { pair } from "../pairings/pair.ts";
import { pairByKey } from "../pairings/pair-by-key.ts";
import { pairingFile, readPairings } from "../pairings/pairing-file.ts";
import { serverFrom } from "../server-address.ts";
import { listenForStop } from "../stop-signals.ts";
import type { Terminal } from "../terminal.ts";

interface PairOptions {
	server?: string;
	name?: string;
	key?: boolean;
	account?: string;
	browser: boolean;
	json?: boolean;
	ca?: string;
}

const help = `
The page in the browser names this device and asks for your passkey. After that, this
machine lists and denies your logins, and approves them with your passkey or security key.
It can not approve by itself, and to change your keys it needs one of them to sign.

With --key no browser is needed: a security key that is registered with your account says
yes here, with its PIN and a touch.

The pairing and its key are kept in ~/.config/countersign/pairings.json, which only you
can read. "countersign unpair" ends it; so does the web app, under your paired apps.

Exit codes:
  0 paired   1 error   2 usage   4 nobody granted it in time   5 stopped by Ctrl-C

Examples:
  countersign pair --server sign.example.org
  countersign pair --server sign.example.org --key --account alice
  countersign pair --server sign.example.org --name "Work laptop" --no-browser`;

export function addPairCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("pair")
		.summary("let this machine list, deny and approve your logins")
		.description("Pair this machine with your account, so that it lists, denies and approves your logins.")
		.option("--server <URL>", "the server to pair with (or COUNTERSIGN_SERVER)")
		.option("--name <NAME>", "what this device is called (default: this machine's name)")
		.option("--key", "pair with a security key in this terminal, without a browser")
		.option("--account <NAME>", "with --key: your account (or COUNTERSIGN_ACCOUNT; else your user name)")
		.option("--no-browser", "only print the address")
		.option("--json", "print one JSON object, also when it fails")
		.option("--ca <FILE>", "also trust these certificates (PEM)")
		.addHelpText("after", help)
		.action(async (options: PairOptions) => {
			if (options.account !== undefined && !options.key) throw usageFailure("--account goes with --key.");
			end(await runPair(options, terminal));
		});
}

async function runPair(options: PairOptions, terminal: Terminal): Promise<ExitCode> {
	const { browser, json = false, ca: caFile } = options;
	const wish = { server: serverFrom(options.server, terminal.environment), name: deviceName(options.name), caFile };
	const file = pairingFile(terminal.environment);
	// What would keep the pairing from being kept is said before anybody goes to a browser or to a key.
	await readPairings(file);
	const stop = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.cancelled));
	const tell = (words: string, state: object) => {
		terminal.say(words);
		if (json) terminal.print(JSON.stringify(state));
	};
	try {
		const paired = options.key
			? await pairByKey({ ...wish, account: accountFrom(options.account, terminal.environment) }, terminal, stop)
			: await pair({ ...wish, browser }, terminal, stop);
		if (!paired) {
			tell("Expired. Nobody granted the pairing in time. Run the command again.", { state: "expired" });
			return exitCode.expired;
		}
		await keepNewPairing(file, paired, caFile, terminal);
		const { server, account, id } = paired;
		if (json) terminal.print(JSON.stringify({ state: "paired", server, account, id }));
		return exitCode.ok;
	} catch (error) {
		if (!stop.aborted) throw explainTrouble(error, wish.server);
		tell("Stopped. Nothing is paired.", { state: "cancelled" });
		return exitCode.cancelled;
	}
}
