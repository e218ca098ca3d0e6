import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { Server as TlsServer } from "node:tls";
import type { FastifyInstance } from "fastify";
import type { Tls } from "../tls/certificate-pair.ts";

/** Connections that may wait to be taken: with Node's 511, ten thousand clients that come back at once take long. */
const backlog = 4096;

/**
 * Listens on one address, or for `localhost` on both loopback addresses, whatever the machine's name lookup says.
 * @returns what gives new connections another certificate; open ones keep theirs
 */
export async function listen(
	app: FastifyInstance,
	{ host, port, tls }: { host: string; port: number; tls: Tls | undefined },
): Promise<(pair: Tls) => void> {
	if (host !== "localhost") {
		await app.listen({ host, port, backlog });
		return (pair) => present(pair, app.server);
	}
	const handle: RequestListener = (request, response) => app.routing(request, response);
	const second = tls ? createTlsServer(tls, handle) : createServer(handle);
	second.requestTimeout = app.server.requestTimeout;
	// It closes when the app does, which is after streams and waiting calls were told.
	app.addHook("onClose", async () => {
		if (second.listening) await close(second);
	});
	await app.listen({ host: "127.0.0.1", port, backlog });
	await listenOn(second, "::1", port);
	return (pair) => {
		for (const server of [app.server, second]) present(pair, server);
	};
}

function present(pair: Tls, server: Server): void {
	if (server instanceof TlsServer) server.setSecureContext(pair);
}

async function close(server: Server): Promise<void> {
	const closed = once(server, "close");
	server.close();
	server.closeAllConnections();
	await closed;
}

/** A machine without such an address does without. */
async function listenOn(server: Server, host: string, port: number): Promise<void> {
	server.listen({ host, port, backlog });
	try {
		await once(server, "listening");
	} catch (cause) {
		const { code } = Object(cause) as NodeJS.ErrnoException;
		if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return;
		throw cause;
	}
}
