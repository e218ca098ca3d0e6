import { once } from "node:events";
import { connect } from "node:net";

/** A reader that reads the beginning of its stream, and never again. */
export interface StalledReader {
	hangUp(): void;
}

/** Settles once the answer has begun. */
export async function stall(origin: string, cookie: string): Promise<StalledReader> {
	const { hostname, port, host } = new URL(origin);
	const socket = connect({ host: hostname, port: Number(port) });
	// The server's hanging up is what is waited for elsewhere.
	socket.on("error", () => {});
	await once(socket, "connect");
	socket.write(`GET /api/events?scope=all HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\n\r\n`);
	await once(socket, "data");
	// From here on the system's own buffers fill up, and then the server's.
	socket.pause();
	return { hangUp: () => socket.destroy() };
}
