import { z } from "zod";
import { AccountName } from "../contract/account.ts";
import { calls } from "../contract/calls.ts";
import { callServer, type ServerConnection } from "./call-server.ts";
import type { DpopKey, DpopSurroundings } from "./dpop-key.ts";
import { KeptKey, restoreDpopKey } from "./kept-key.ts";
import type { Network, Signal } from "./runtime.ts";

/** What an app keeps of its pairing. The token and the key are secrets, and each is worth nothing without the other. */
export const KeptPairing = z.object({
	/** The server's public origin, without a trailing slash. */
	server: z.string(),
	rpId: z.string(),
	account: AccountName,
	id: z.string(),
	token: z.string(),
	key: KeptKey,
});
export type KeptPairing = z.infer<typeof KeptPairing>;

/** A server whose relying party is known here, from its pairing or from what it first said of itself. */
export interface RelyingServer extends ServerConnection {
	readonly rpId: string;
}

/** The server as an approver with a pairing reaches it. */
export interface PairedServer extends RelyingServer {
	readonly proof: DpopKey;
	readonly token: string;
	/** Add it to the local clock to get the server's. */
	readonly clockOffset: number;
}

/** What answers goes by another origin or signs for another relying party than the one that was paired with. */
export class OtherServer extends Error {
	override readonly name = "OtherServer";
	readonly origin: string;
	readonly rpId: string;

	constructor({ origin, rpId }: { origin: string; rpId: string }) {
		super("This is not the server that was paired with.");
		this.origin = origin;
		this.rpId = rpId;
	}
}

/**
 * Reaches the server of a pairing. Who it is was fixed when the pairing was made: nothing it says later changes that.
 * @throws OtherServer, Problem, Unreachable, what the `signal` was aborted with
 */
export async function reachPairedServer(
	pairing: KeptPairing,
	{ network, signal, ...surroundings }: DpopSurroundings & { network: Network; signal?: Signal },
): Promise<PairedServer> {
	const server = { origin: pairing.server, network };
	const info = await callServer(server, calls.serverInfo, signal ? { signal } : {});
	if (info.origin !== pairing.server || info.rpId !== pairing.rpId) throw new OtherServer(info);
	return {
		...server,
		rpId: pairing.rpId,
		token: pairing.token,
		proof: await restoreDpopKey(pairing.key, surroundings),
		clockOffset: Date.parse(info.now) - surroundings.now(),
	};
}
