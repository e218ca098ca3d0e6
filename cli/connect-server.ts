import { callServer, type ServerConnection } from "../client/call-server.ts";
import { calls } from "../contract/calls.ts";
import { CommandFailure } from "./command-failure.ts";
import { network } from "./network.ts";
import { trustCertificates } from "./trust-certificates.ts";

/** A server that said who it is. */
export interface KnownServer extends ServerConnection {
	readonly rpId: string;
	/** Add it to the local clock to get the server's. */
	readonly clockOffset: number;
}

/**
 * Makes sure that a Countersign server answers at `origin`, under that very name: proofs and passkeys are made for it.
 * @param caFile certificates to trust beside the usual ones
 * @throws CommandFailure, Unreachable, what the `signal` was aborted with
 */
export async function connectServer(
	origin: string,
	{ caFile, signal }: { caFile: string | undefined; signal: AbortSignal },
): Promise<KnownServer> {
	trustCertificates(origin, caFile);
	const server = { origin, network };
	const info = await callServer(server, calls.serverInfo, { signal });
	if (info.origin !== origin)
		throw new CommandFailure(`The server at ${origin} goes by another address: use ${info.origin}.`, {
			code: "other-address",
		});
	return { ...server, rpId: info.rpId, clockOffset: Date.parse(info.now) - Date.now() };
}
