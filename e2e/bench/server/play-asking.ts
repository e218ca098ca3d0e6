import { createRequesterKey } from "../../requester/requester-key.ts";
import { CallLine, callBytes } from "./call-line.ts";
import { openStreams } from "./open-streams.ts";
import type { StreamingApp } from "./paired-apps.ts";
import { startRealServer } from "./real-server.ts";
import { nextSource } from "./sources.ts";
import { openingCall, ourStreams } from "./stream-players.ts";

/** Milliseconds from before something was sent until the approver's stream had the event of it. */
export type Waits = readonly number[];

/** Who waits for events, each round anew. */
export type Asking = () => Promise<Waits>;

/** Logins that are asked for, through the whole server; each of another account, so that none floods. */
export function askedFor(data: string, apps: readonly StreamingApp[]): Asking {
	return async () => {
		const server = await startRealServer(data);
		try {
			const kind = {
				call: (index: number) => openingCall(apps[index], server.port),
				begun: "event: snapshot",
				event: "event: login-requested",
			};
			const calls = apps.map((app) => askingCall(app, server.origin));
			return await waitsFor(server.port, { streamPort: server.port, kind, calls });
		} finally {
			await server.process.stop();
		}
	};
}

/** Events that are only published: what the stream takes of it. */
export function barelyPublished(data: string, apps: readonly StreamingApp[]): Asking {
	return async () => {
		const player = await ourStreams(data, apps);
		try {
			const calls = apps.map((_, index) => player.publishToOne(index));
			return await waitsFor(player.publishingPort, { streamPort: player.port, kind: player.own, calls });
		} finally {
			await player.stop();
		}
	};
}

interface Sending {
	readonly streamPort: number;
	readonly kind: Parameters<typeof openStreams>[1];
	readonly calls: readonly Buffer[];
}

/** Sends one after the other, each of which is an event in one stream. The first half only warms up. */
async function waitsFor(port: number, { streamPort, kind, calls }: Sending): Promise<Waits> {
	const line = await CallLine.open(port);
	const streams = await openStreams(streamPort, kind, { count: calls.length, atOnce: calls.length });
	const waits: number[] = [];
	for (const call of calls) {
		const began = performance.now();
		const came = streams.next(1).then(() => performance.now());
		const { status, body } = await line.call(call);
		if (status >= 300) throw new Error(`The server answered ${status}: ${body}`);
		waits.push((await came) - began);
	}
	streams.close();
	line.close();
	return waits.slice(waits.length / 2);
}

function askingCall({ id }: StreamingApp, origin: string): Buffer {
	const key = createRequesterKey();
	const url = `${origin}/api/login-requests`;
	const headers = {
		host: new URL(origin).host,
		"content-type": "application/json",
		"x-forwarded-for": nextSource(),
		dpop: key.proof({ method: "POST", url }),
	};
	const wish = { account: id, kind: "ssh", target: "host.example", host: "laptop", publicKey: key.publicKey };
	return callBytes("POST", "/api/login-requests", headers, JSON.stringify(wish));
}
