import { callServer } from "../../client/call-server.ts";
import type { KeptPairing } from "../../client/paired-server.ts";
import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import type { Terminal } from "../terminal.ts";
import { reachPaired } from "./reach-paired.ts";

/** How long ending a pairing may take, in milliseconds. */
const patience = 10_000;

/**
 * Ends a pairing at its server.
 * @returns false where the server had ended it already
 * @throws CommandFailure, OtherServer, Problem, Unreachable
 */
export async function endPairing(pairing: KeptPairing, caFile: string | undefined): Promise<boolean> {
	const signal = AbortSignal.timeout(patience);
	const server = await reachPaired(pairing, { caFile, signal });
	try {
		await callServer(server, calls.removePairing, { params: { id: pairing.id }, signal });
		return true;
	} catch (error) {
		if (error instanceof Problem && alreadyEnded.has(error.code)) return false;
		throw error;
	}
}

const alreadyEnded = new Set(["token-refused", "not-signed-in", "not-found"]);

/** After pairing anew: the older pairing is of no use any more, and shall not be listed beside the new one. */
export async function endOlderPairing(
	older: KeptPairing,
	caFile: string | undefined,
	terminal: Terminal,
): Promise<void> {
	try {
		await endPairing(older, caFile);
		terminal.say("It takes the place of the older pairing of this machine, which is ended.");
	} catch {
		terminal.say("The older pairing of this machine could not be ended: remove it in the web app, under paired apps.");
	}
}
