import type { KeptPairing } from "../../client/paired-server.ts";
import { CommandFailure, usageFailure } from "../command-failure.ts";
import { readServerAddress } from "../server-address.ts";
import type { Environment } from "../terminal.ts";

/** Which pairing is meant, where there are several. */
export interface PairingWish {
	server?: string | undefined;
	account?: string | undefined;
}

/**
 * The one pairing that fits what was said on the command line or in its variables.
 * @throws CommandFailure where there is none, or more than one
 */
export function choosePairing(
	pairings: readonly KeptPairing[],
	{ server, account }: PairingWish,
	environment: Environment,
): KeptPairing {
	const address = server || environment["COUNTERSIGN_SERVER"];
	const origin = address ? readServerAddress(address) : undefined;
	const name = account || environment["COUNTERSIGN_ACCOUNT"] || undefined;
	const fitting = pairings.filter(
		(pairing) => pairing.server === (origin ?? pairing.server) && pairing.account === (name ?? pairing.account),
	);
	const [chosen, ...others] = fitting;
	if (!chosen) throw notPaired(origin, name);
	if (others.length === 0) return chosen;
	const list = fitting.map((pairing) => `${pairing.account} at ${pairing.server}`).join(", ");
	throw usageFailure(`Several pairings fit: choose with --server and --account among ${list}.`);
}

function notPaired(origin: string | undefined, account: string | undefined): CommandFailure {
	const what = [account && ` as ${account}`, origin && ` with ${origin}`].filter(Boolean).join("");
	const words = `This machine is not paired${what}. Pair it first: countersign pair --server ${origin ?? "URL"} (with a security key and without a browser: add --key)`;
	return new CommandFailure(words, { code: "not-paired" });
}
