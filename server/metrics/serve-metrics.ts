import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { isIPv6 } from "node:net";
import type { Registry } from "prom-client";
import { StartError } from "../commands/start-error.ts";

export interface MetricsAddress {
	readonly host: string;
	/** 0 for any that is free. */
	readonly port: number;
}

/**
 * Serves the numbers on a listener of their own, which the public one knows nothing of.
 * @throws StartError where that address can not be had
 */
export async function serveMetrics(
	registry: Registry,
	{ host, port }: MetricsAddress,
): Promise<{ url: string; close(): Promise<void> }> {
	const server = createServer(answerWith(registry));
	server.listen({ host, port });
	try {
		await once(server, "listening");
	} catch (cause) {
		throw new StartError(`Metrics can not be served on ${host}, port ${port}: ${reason(cause)}.`, { cause });
	}
	const bound = server.address();
	const shown = isIPv6(host) ? `[${host}]` : host;
	return {
		url: `http://${shown}:${typeof bound === "object" && bound ? bound.port : port}/metrics`,
		close: async () => {
			const closed = once(server, "close");
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

function answerWith(registry: Registry): RequestListener {
	return (request, response) => {
		const [path] = (request.url ?? "").split("?", 1);
		if (path !== "/metrics" || request.method !== "GET") {
			response.writeHead(404).end();
			return;
		}
		registry.metrics().then(
			(text) =>
				response.writeHead(200, { "content-type": registry.contentType, "cache-control": "no-store" }).end(text),
			() => response.writeHead(500).end(),
		);
	};
}

function reason(cause: unknown): string {
	const { code, message } = Object(cause) as NodeJS.ErrnoException;
	if (code === "EADDRINUSE") return "it is in use; choose another with --metrics-port";
	if (code === "EADDRNOTAVAIL") return "it is no address of this machine; choose another with --metrics-host";
	return code === "EACCES" ? "this account may not use it" : message;
}
