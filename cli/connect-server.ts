import { callServer, type ServerConnection } from "../client/call-server.ts";
import type { Network } from "../client/runtime.ts";
import { calls } from "../contract/calls.ts";
import { CommandFailure } from "./command-failure.ts";
import { trustCertificates } from "./trust-certificates.ts";

/** Milliseconds: longer than the server holds a question for an outcome, shorter than a person waits for nothing. */
const patience = 35_000;

const network: Network = {
	fetch(url, { signal, ...init }) {
		const limit = AbortSignal.timeout(patience);
		return fetch(url, {
			...init,
			// A server's calls never redirect, and a proof is good for the address it names only.
			redirect: "manual",
			signal: signal instanceof AbortSignal ? AbortSignal.any([signal, limit]) : limit,
		});
	},
};

/**
 * Makes sure that a Countersign server answers at `origin`, under that very name: proofs and passkeys are made for it.
 * @param caFile certificates to trust beside the usual ones
 * @throws CommandFailure, Unreachable, what the `signal` was aborted with
 */
export async function connectServer(
	origin: string,
	{ caFile, signal }: { caFile: string | undefined; signal: AbortSignal },
): Promise<ServerConnection> {
	if (origin.startsWith("https:") || caFile !== undefined) trustCertificates(caFile);
	const server = { origin, network };
	const info = await callServer(server, calls.serverInfo, { signal });
	if (info.origin !== origin)
		throw new CommandFailure(`The server at ${origin} goes by another address: use ${info.origin}.`, {
			code: "other-address",
		});
	return server;
}
