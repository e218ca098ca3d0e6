import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { cutReports } from "../transport/cut-reports.ts";
import type { VirtualKey } from "./virtual-key.ts";

/** A software key behind a Unix socket, for programs in other processes. */
export interface ServedKey {
	/** Pulls the key out: its socket is gone, and so are all connections. */
	pullOut(): Promise<void>;
	/** Puts it in again. */
	plugIn(): Promise<void>;
}

/** Serves a key that is plugged in. @param path Where the socket is to be; nothing may stand there. */
export async function serveOnSocket(key: VirtualKey, path: string): Promise<ServedKey> {
	let server: Server | undefined;
	const clients = new Set<Socket>();
	async function plugIn() {
		if (server) return;
		if (!key.state.plugged) key.plug();
		server = createServer((socket) => attach(key, socket, clients));
		server.listen(path);
		await once(server, "listening");
	}
	await plugIn();
	return {
		plugIn,
		async pullOut() {
			const closing = server;
			server = undefined;
			if (!closing) return;
			const closed = once(closing, "close");
			closing.close();
			key.unplug();
			for (const client of clients) client.destroy();
			await closed;
		},
	};
}

function attach(key: VirtualKey, socket: Socket, clients: Set<Socket>): void {
	const transport = key.connect();
	clients.add(socket);
	transport.listen({ report: (report) => socket.write(report), gone: () => socket.destroy() });
	socket.on(
		"data",
		cutReports(transport.reportSize, (report) => void transport.send(report).catch(() => undefined)),
	);
	// A client that goes away is no failure of the key.
	socket.on("error", () => socket.destroy());
	socket.on("close", () => {
		clients.delete(socket);
		void transport.close();
	});
}
