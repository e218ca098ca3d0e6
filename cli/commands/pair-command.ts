import type { Command } from "commander";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { explainTrouble } from "../explain-trouble.ts";
import { deviceName } from "../pairings/device-name.ts";
import { endOlderPairing, endPairing } from "../pairings/end-pairing.ts";
import { keepPairing } from "../pairings/kept-pairings.ts";
import { type PairWish, pair } from "../pairings/pair.ts";
import { pairingFile, readPairings } from "../pairings/pairing-file.ts";
import { serverFrom } from "../server-address.ts";
import { listenForStop } from "../stop-signals.ts";
import type { Terminal } from "../terminal.ts";

interface PairOptions {
	server?: string;
	name?: string;
	browser: boolean;
	json?: boolean;
	ca?: string;
}

const help = `
The page in the browser names this device and asks for your passkey. After that, this
machine lists and denies your logins, and opens the page that approves them. It can not
approve by itself, and it changes nothing of your account.

The pairing and its key are kept in ~/.config/countersign/pairings.json, which only you
can read. "countersign unpair" ends it; so does the web app, under your paired apps.

Exit codes:
  0 paired   1 error   2 usage   4 nobody granted it in time   5 stopped by Ctrl-C

Examples:
  countersign pair --server sign.example.org
  countersign pair --server sign.example.org --name "Work laptop" --no-browser`;

export function addPairCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("pair")
		.summary("let this machine list, deny and open your logins")
		.description("Pair this machine with your account, so that it lists, denies and opens your logins.")
		.option("--server <URL>", "the server to pair with (or COUNTERSIGN_SERVER)")
		.option("--name <NAME>", "what this device is called (default: this machine's name)")
		.option("--no-browser", "only print the address")
		.option("--json", "print one JSON object, also when it fails")
		.option("--ca <FILE>", "also trust these certificates (PEM)")
		.addHelpText("after", help)
		.action(async ({ server, name, browser, ca, json = false }: PairOptions) => {
			const wish = {
				server: serverFrom(server, terminal.environment),
				name: deviceName(name),
				browser,
				caFile: ca,
			};
			end(await runPair(wish, json, terminal));
		});
}

async function runPair(wish: PairWish, json: boolean, terminal: Terminal): Promise<ExitCode> {
	const file = pairingFile(terminal.environment);
	// What would keep the pairing from being kept is said before anybody goes to a browser.
	await readPairings(file);
	const stop = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.cancelled));
	const tell = (words: string, state: object) => {
		terminal.say(words);
		if (json) terminal.print(JSON.stringify(state));
	};
	try {
		const paired = await pair(wish, terminal, stop);
		if (!paired) {
			tell("Expired. Nobody granted the pairing in time. Run the command again.", { state: "expired" });
			return exitCode.expired;
		}
		const older = await keepPairing(file, paired).catch(async (error: unknown) => {
			// One that nobody can use shall not be listed at the server.
			await endPairing(paired, wish.caFile).catch(() => undefined);
			throw error;
		});
		const { server, account, id } = paired;
		tell(terminal.style("green", `Paired with ${server} as ${account}.`), { state: "paired", server, account, id });
		if (older) await endOlderPairing(older, wish.caFile, terminal);
		return exitCode.ok;
	} catch (error) {
		if (!stop.aborted) throw explainTrouble(error, wish.server);
		tell("Stopped. Nothing is paired.", { state: "cancelled" });
		return exitCode.cancelled;
	}
}
