import type { Command } from "commander";
import { Unreachable } from "../../client/call-server.ts";
import { type KeptPairing, OtherServer } from "../../client/paired-server.ts";
import { CommandFailure } from "../command-failure.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { choosePairing, type PairingWish } from "../pairings/choose-pairing.ts";
import { endPairing } from "../pairings/end-pairing.ts";
import { explainPairedTrouble } from "../pairings/explain-paired-trouble.ts";
import { forgetPairing } from "../pairings/kept-pairings.ts";
import { pairingFile, readPairings } from "../pairings/pairing-file.ts";
import type { Terminal } from "../terminal.ts";

interface UnpairOptions extends PairingWish {
	forget?: boolean;
	json?: boolean;
	ca?: string;
}

const help = `
Ends the pairing at the server, and forgets its key here.

Examples:
  countersign unpair
  countersign unpair --server sign.example.org --account alice
  countersign unpair --forget`;

export function addUnpairCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("unpair")
		.summary("end the pairing of this machine")
		.description("End the pairing of this machine.")
		.option("--server <URL>", "the server, where there are several (or COUNTERSIGN_SERVER)")
		.option("--account <NAME>", "the account, where there are several (or COUNTERSIGN_ACCOUNT)")
		.option("--forget", "only forget it here, without asking the server")
		.option("--json", "print one JSON object, also when it fails")
		.option("--ca <FILE>", "also trust these certificates (PEM)")
		.addHelpText("after", help)
		.action(async (options: UnpairOptions) => {
			await unpair(options, terminal);
			end(exitCode.ok);
		});
}

async function unpair({ forget = false, json, ca, ...wish }: UnpairOptions, terminal: Terminal): Promise<void> {
	const file = pairingFile(terminal.environment);
	const pairing = choosePairing(await readPairings(file), wish, terminal.environment);
	const { server, account, id } = pairing;
	const ended = forget ? "not-asked" : await endAt(pairing, ca);
	await forgetPairing(file, pairing);
	terminal.say(`${endWords[ended]} The pairing with ${server} as ${account} is forgotten here.`);
	if (json) terminal.print(JSON.stringify({ server, account, id, ended }));
}

const endWords = {
	now: "Ended.",
	before: "The server had ended it already.",
	"not-asked": "The server was not asked: it lists the pairing until you remove it in the web app, under paired apps.",
};

async function endAt(pairing: KeptPairing, caFile: string | undefined): Promise<keyof typeof endWords> {
	try {
		return (await endPairing(pairing, caFile)) ? "now" : "before";
	} catch (error) {
		const explained = explainPairedTrouble(error, pairing);
		const outOfReach = error instanceof Unreachable || error instanceof OtherServer || isTimeout(error);
		if (!outOfReach || !(explained instanceof Error)) throw explained;
		const code = explained instanceof CommandFailure ? explained.code : "unreachable";
		const why = explained instanceof CommandFailure ? explained.message : `${pairing.server} did not answer in time.`;
		throw new CommandFailure(`${why} To forget the pairing here only, add --forget.`, { code, cause: error });
	}
}

function isTimeout(error: unknown): boolean {
	return error instanceof Error && error.name === "TimeoutError";
}
