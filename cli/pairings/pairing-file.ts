import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { z } from "zod";
import { KeptPairing } from "../../client/paired-server.ts";
import { CommandFailure } from "../command-failure.ts";
import { readPrivately, writePrivately } from "../private-file.ts";
import type { Environment } from "../terminal.ts";

const Content = z.object({ pairings: z.array(KeptPairing) });

/** Where this user's pairings are kept: one file, that nobody else may read. */
export function pairingFile({ XDG_CONFIG_HOME: config = "" }: Environment): string {
	// The XDG Base Directory Specification wants a relative path to be taken for none.
	return join(isAbsolute(config) ? config : join(homedir(), ".config"), "countersign", "pairings.json");
}

/** @throws CommandFailure where the file can be read by others, or not at all */
export async function readPairings(path: string): Promise<KeptPairing[]> {
	const text = await readPrivately(path);
	if (text === undefined) return [];
	try {
		return Content.parse(JSON.parse(text)).pairings;
	} catch (cause) {
		const words = `${path} is damaged, or of a later version. Move it away and pair again.`;
		throw new CommandFailure(words, { code: "file", cause });
	}
}

/**
 * Writes all pairings in one step: whoever reads meanwhile, and a crash, find the old ones or the new ones.
 * @throws CommandFailure
 */
export async function writePairings(path: string, pairings: readonly KeptPairing[]): Promise<void> {
	await writePrivately(path, `${JSON.stringify({ pairings }, null, "\t")}\n`);
}
