import { net } from "electron";
import type { ConnectStream } from "../../client/paired-stream.ts";
import type { Network } from "../../client/runtime.ts";
import { CertificateRefused } from "../accounts/surroundings.ts";

/*
 * Chromium's network stack and not Node's: it knows the system's proxies and the certificates that its owner trusts.
 */

/** Milliseconds within which a call is answered. */
const patience = 35_000;

export const electronNetwork: Network = {
	fetch(url, { signal, ...init }) {
		const limit = AbortSignal.timeout(patience);
		return send(url, {
			...init,
			signal: signal instanceof AbortSignal ? AbortSignal.any([signal, limit]) : limit,
		});
	},
};

/** Without a limit of its own: whoever follows a stream notices its silence. */
export const connectStream: ConnectStream = (url, { headers, signal }) =>
	send(url, { headers, ...(signal instanceof AbortSignal && { signal }) });

/** Without cookies, and without redirects: a proof is good for the address that it names only. */
async function send(url: string, init: RequestInit): Promise<Response> {
	try {
		return await net.fetch(url, { ...init, credentials: "omit", redirect: "manual", cache: "no-store" });
	} catch (cause) {
		if (cause instanceof Error && /\bERR_(CERT|SSL)_/.test(cause.message))
			throw new CertificateRefused("The certificate is not trusted here.", { cause });
		throw cause;
	}
}
