import type { ConnectStream } from "../client/paired-stream.ts";
import type { Network } from "../client/runtime.ts";

/** Milliseconds: longer than the server holds a question for an outcome, shorter than a person waits for nothing. */
const patience = 35_000;

export const network: Network = {
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

/** Without a limit of its own: whoever follows a stream notices its silence. */
export const connectStream: ConnectStream = (url, { headers, signal }) =>
	fetch(url, { headers, redirect: "manual", ...(signal instanceof AbortSignal && { signal }) });
