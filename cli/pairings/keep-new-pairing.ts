import type { KeptPairing } from "../../client/paired-server.ts";
import type { Terminal } from "../terminal.ts";
import { endOlderPairing, endPairing } from "./end-pairing.ts";
import { keepPairing } from "./kept-pairings.ts";

/**
 * Keeps a pairing that was just granted, tells so, and ends the one that it takes the place of.
 * @throws CommandFailure where it can not be kept; it is ended at the server then
 */
export async function keepNewPairing(
	file: string,
	paired: KeptPairing,
	caFile: string | undefined,
	terminal: Terminal,
): Promise<void> {
	const older = await keepPairing(file, paired).catch(async (error: unknown) => {
		// One that nobody can use shall not be listed at the server.
		await endPairing(paired, caFile).catch(() => undefined);
		throw error;
	});
	terminal.say(terminal.style("green", `Paired with ${paired.server} as ${paired.account}.`));
	if (older) await endOlderPairing(older, caFile, terminal);
}
