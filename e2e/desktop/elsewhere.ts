import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A site that no window has any business with. */
export interface Elsewhere {
	readonly origin: string;
	/** The paths that were asked for. */
	readonly asked: readonly string[];
	stop(): Promise<void>;
}

export async function elsewhere(): Promise<Elsewhere> {
	const asked: string[] = [];
	const server = createServer(({ url = "/" }, answer) => {
		asked.push(url);
		answer.writeHead(200, { "content-type": "text/html" });
		answer.end("<!doctype html><title>Elsewhere</title><p>Elsewhere</p>");
	});
	server.listen(0, "localhost");
	await once(server, "listening");
	return {
		origin: `http://localhost:${(server.address() as AddressInfo).port}`,
		asked,
		async stop() {
			server.close();
			server.closeAllConnections();
			await once(server, "close");
		},
	};
}
