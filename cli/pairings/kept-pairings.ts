import type { KeptPairing } from "../../client/paired-server.ts";
import { readPairings, writePairings } from "./pairing-file.ts";

type Named = Pick<KeptPairing, "server" | "account">;

/** One machine's user is paired once with each account of each server. */
function isSamePairing(one: Named, other: Named): boolean {
	return one.server === other.server && one.account === other.account;
}

/**
 * Keeps a pairing in the place of an older one with the same account.
 * @returns the older one
 */
export async function keepPairing(path: string, pairing: KeptPairing): Promise<KeptPairing | undefined> {
	const before = await readPairings(path);
	const others = before.filter((other) => !isSamePairing(pairing, other));
	await writePairings(path, [...others, pairing]);
	return before.find((other) => isSamePairing(pairing, other));
}

export async function forgetPairing(path: string, pairing: KeptPairing): Promise<void> {
	const before = await readPairings(path);
	await writePairings(
		path,
		before.filter(({ id, server }) => id !== pairing.id || server !== pairing.server),
	);
}
