import { once } from "node:events";
import { createServer } from "node:http";

export const headscaleKey = "hskey-api-browser12345-abcdefghijklmnop";

/** The two calls of headscale's API, for one machine: enough for a browser's way through. */
export interface HeadscaleApi {
	readonly origin: string;
	/** Who has the machine now, and under which `authId` it came in. */
	node(): { user: unknown; authId: unknown } | undefined;
	stop(): Promise<void>;
}

export async function startHeadscaleApi(): Promise<HeadscaleApi> {
	let node: { user: unknown; authId: unknown } | undefined;
	const server = createServer(async (request, response) => {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part);
		const known = request.headers.authorization === `Bearer ${headscaleKey}`;
		const key = `${known ? "" : "refused "}${request.method} ${request.url}`;
		if (key === "POST /api/v1/auth/register") {
			node = JSON.parse(Buffer.concat(parts).toString("utf8"));
			response.end(JSON.stringify({ node: { id: "7", name: "laptop", givenName: "laptop" } }));
		} else if (key === "DELETE /api/v1/node/7") {
			node = undefined;
			response.end("{}");
		} else response.writeHead(known ? 404 : 401).end();
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	return {
		origin: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
		node: () => node,
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}
