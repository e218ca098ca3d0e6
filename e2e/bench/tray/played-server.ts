import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import type { AnswerOf, Call } from "../../../contract/call.ts";
import { calls } from "../../../contract/calls.ts";
import { StartPairing } from "../../../contract/pairing.ts";
import type { EventFlow } from "./event-flow.ts";

/** A server that the benchmark plays: it pairs whoever asks, and streams what was thought up. */
export interface PlayedServer {
	readonly origin: string;
	/** @returns where the browser is sent with the code */
	grantPairing(): Promise<string>;
	/** Writes to the stream that was opened last, each piece by itself. */
	write(pieces: readonly string[]): Promise<void>;
	stop(): Promise<void>;
}

type Reply = readonly [status: number, body: object];

const someSecret = "0".repeat(43);

/** @param flow of the only account that there is */
export async function playServer(flow: EventFlow): Promise<PlayedServer> {
	let redirectUri = "";
	let stream: ServerResponse | undefined;

	/** What an app asks until it follows its account, and of a login that has ended on its card. */
	const reply = async (asked: IncomingMessage): Promise<Reply> => {
		switch (`${asked.method} ${asked.url}`) {
			case nameOf(calls.serverInfo):
				return [200, serverInfo(origin)];
			case nameOf(calls.startPairing):
				redirectUri = StartPairing.parse(await json(asked)).redirectUri;
				return [201, { url: `${origin}/pair#${someSecret}`, expiresAt: new Date(Date.now() + 60_000).toISOString() }];
			case nameOf(calls.redeemPairing):
				return [201, { id: "played", pairingToken: someSecret, account: flow.account }];
			default: {
				const [id] = /[a-z2-7]{26}$/.exec(asked.url ?? "") ?? [];
				return id === undefined ? [404, { code: "not-found" }] : [200, { ...flow.latest, id, state: "denied" }];
			}
		}
	};
	const server = createServer(async (asked, answer) => {
		if (asked.url === "/api/events") {
			stream = answer.writeHead(200, { "content-type": "text/event-stream" });
			stream.write(flow.snapshot());
			return;
		}
		const [status, body] = await reply(asked);
		answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
	});
	server.listen(0, "localhost");
	await once(server, "listening");
	const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	return {
		origin,
		grantPairing: async () => `${redirectUri}?code=${someSecret}`,
		async write(pieces) {
			if (!stream) throw new Error("Nobody follows the stream.");
			for (const piece of pieces) if (!stream.write(piece)) await once(stream, "drain");
		},
		async stop() {
			server.close();
			server.closeAllConnections();
			await once(server, "close");
		},
	};
}

/** Of a call without a place for parameters in its path. */
function nameOf({ method, path }: Call): string {
	return `${method} ${path}`;
}

function serverInfo(origin: string): AnswerOf<typeof calls.serverInfo> {
	return { name: "countersign", version: "0", api: 1, origin, rpId: "localhost", now: new Date().toISOString() };
}
