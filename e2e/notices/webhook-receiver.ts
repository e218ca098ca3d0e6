import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/** One call as it arrived, its body in the very bytes that were signed. */
export interface Received {
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

/** Somebody's webhook, on this machine. */
export interface WebhookReceiver {
	readonly url: string;
	/** The first call whose body names this kind of notice, also one that came before it was asked for. */
	received(kind: string): Promise<Received>;
	stop(): Promise<void>;
}

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
	const calls: Received[] = [];
	let arrived = Promise.withResolvers<void>();
	const server = createServer((request, response) => {
		let body = "";
		request.setEncoding("utf8").on("data", (chunk: string) => {
			body += chunk;
		});
		request.once("end", () => {
			response.writeHead(204).end();
			calls.push({ headers: request.headers, body });
			arrived.resolve();
			arrived = Promise.withResolvers();
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`,
		async received(kind) {
			for (;;) {
				const found = calls.find(({ body }) => JSON.parse(body).type === kind);
				if (found) return found;
				await arrived.promise;
			}
		},
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}
