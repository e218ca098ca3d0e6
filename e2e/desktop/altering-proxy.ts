import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { freePort } from "../start/free-port.ts";

/** Changes what a server answered, by the path that was asked for; streams pass as they are. */
export type Alter = (path: string, body: Record<string, unknown>) => Record<string, unknown>;

/** Stands where people reach the server, and is not to be trusted. */
export interface AlteringProxy {
	readonly origin: string;
	/** A port of this machine that nobody listens on, for the server behind it. */
	readonly behind: number;
	alter: Alter | undefined;
	stop(): Promise<void>;
}

export async function alteringProxy(): Promise<AlteringProxy> {
	const behind = await freePort();
	const server = createServer((asked, answer) => pass(asked, answer, proxy));
	server.listen(0, "localhost");
	await once(server, "listening");
	const proxy: AlteringProxy = {
		origin: `http://localhost:${(server.address() as AddressInfo).port}`,
		behind,
		alter: undefined,
		async stop() {
			server.close();
			server.closeAllConnections();
			await once(server, "close");
		},
	};
	return proxy;
}

function pass(asked: IncomingMessage, answer: ServerResponse, { behind, alter }: AlteringProxy): void {
	const { method, url: path = "/", headers } = asked;
	const onward = request({ host: "localhost", port: behind, method, path, headers }, (answered) => {
		const isJson = /^application\/json/.test(answered.headers["content-type"] ?? "");
		if (!alter || !isJson) {
			answer.writeHead(answered.statusCode ?? 502, answered.headers);
			answered.pipe(answer);
			return;
		}
		const pieces: Buffer[] = [];
		answered.on("data", (piece: Buffer) => pieces.push(piece));
		answered.on("end", () => {
			const body = JSON.stringify(alter(path, JSON.parse(Buffer.concat(pieces).toString())));
			answer.writeHead(answered.statusCode ?? 502, { ...answered.headers, "content-length": Buffer.byteLength(body) });
			answer.end(body);
		});
	});
	onward.on("error", () => answer.destroy());
	answer.on("close", () => onward.destroy());
	asked.pipe(onward);
}
