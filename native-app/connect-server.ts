import { callServer, type ServerConnection } from "../client/call-server.ts";
import type { Network } from "../client/runtime.ts";
import { calls } from "../contract/calls.ts";

/** A server that said who it is. */
export interface KnownServer extends ServerConnection {
	readonly rpId: string;
	/** Add it to the local clock to get the server's. */
	readonly clockOffset: number;
}

/** The server goes by another origin than the one it was reached at. */
export class OtherAddress extends Error {
	override readonly name = "OtherAddress";
	/** What the server says its own is. */
	readonly origin: string;

	constructor(origin: string) {
		super("The server goes by another address.");
		this.origin = origin;
	}
}

/**
 * Makes sure that a Countersign server answers at `origin`, under that very name: proofs and passkeys are made for it.
 * @throws OtherAddress, Problem, Unreachable, what the `signal` was aborted with
 */
export async function connectServer(
	origin: string,
	{ network, signal }: { network: Network; signal: AbortSignal },
): Promise<KnownServer> {
	const server = { origin, network };
	const info = await callServer(server, calls.serverInfo, { signal });
	if (info.origin !== origin) throw new OtherAddress(info.origin);
	return { ...server, rpId: info.rpId, clockOffset: Date.parse(info.now) - Date.now() };
}
