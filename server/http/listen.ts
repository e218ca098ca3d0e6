import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { FastifyInstance } from "fastify";

/** Connections that may wait to be taken: with Node's 511, ten thousand clients that come back at once take long. */
const backlog = 4096;

export interface Tls {
	readonly cert: Buffer;
	readonly key: Buffer;
}

/**
 * Listens on one address, or for `localhost` on both loopback addresses, whatever the machine's name lookup says.
 * @returns a function that closes what `app.close()` does not
 */
export async function listen(
	app: FastifyInstance,
	{ host, port, tls }: { host: string; port: number; tls: Tls | undefined },
): Promise<() => Promise<void>> {
	if (host !== "localhost") {
		await app.listen({ host, port, backlog });
		return async () => {};
	}
	await app.listen({ host: "127.0.0.1", port, backlog });
	const handle: RequestListener = (request, response) => app.routing(request, response);
	const second = tls ? createTlsServer(tls, handle) : createServer(handle);
	if (!(await listenOn(second, "::1", port))) return async () => {};
	return async () => {
		second.close();
		second.closeAllConnections();
	};
}

/** @returns false where this machine has no such address */
async function listenOn(server: Server, host: string, port: number): Promise<boolean> {
	server.listen({ host, port, backlog });
	try {
		await once(server, "listening");
		return true;
	} catch (cause) {
		const { code } = Object(cause) as NodeJS.ErrnoException;
		if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return false;
		throw cause;
	}
}
