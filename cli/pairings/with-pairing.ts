import type { Command } from "commander";
import type { KeptPairing, PairedServer } from "../../client/paired-server.ts";
import type { Terminal } from "../terminal.ts";
import { choosePairing } from "./choose-pairing.ts";
import { explainPairedTrouble } from "./explain-paired-trouble.ts";
import { pairingFile, readPairings } from "./pairing-file.ts";
import { reachPaired } from "./reach-paired.ts";

/** What every command takes that acts with a pairing. */
export interface PairedOptions {
	server?: string;
	account?: string;
	ca?: string;
}

export function pairedOptions(command: Command): Command {
	return command
		.option("--server <URL>", "the paired server, where there are several (or COUNTERSIGN_SERVER)")
		.option("--account <NAME>", "the paired account, where there are several (or COUNTERSIGN_ACCOUNT)")
		.option("--ca <FILE>", "also trust these certificates (PEM)");
}

/**
 * Does something at the server of the pairing that is meant.
 * @throws CommandFailure, what `stop` was aborted with
 */
export async function withPairing<Result>(
	{ ca: caFile, ...wish }: PairedOptions,
	terminal: Terminal,
	stop: AbortSignal,
	act: (server: PairedServer, pairing: KeptPairing) => Promise<Result>,
): Promise<Result> {
	const { environment } = terminal;
	const pairing = choosePairing(await readPairings(pairingFile(environment)), wish, environment);
	try {
		return await act(await reachPaired(pairing, { caFile, signal: stop }), pairing);
	} catch (error) {
		throw explainPairedTrouble(error, pairing);
	}
}
