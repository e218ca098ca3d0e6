import { setTimeout as sleep } from "node:timers/promises";
import { openStreams } from "./open-streams.ts";
import type { StreamingApp } from "./paired-apps.ts";
import { type RealServer, startRealServer } from "./real-server.ts";
import { openingCall } from "./stream-players.ts";

/** How a server was followed again after it had been started again. */
export interface Reconnect {
	/** Seconds from the moment when all came until the last had its snapshot. */
	readonly seconds: number;
	readonly served: number;
}

/** Milliseconds after its start from when on proofs of key are taken as made since. */
const settling = 1000;

/** Starts the server again on its data, and lets all apps come back at once. Proofs of key are made beforehand. */
export async function playReconnect(data: string, apps: readonly StreamingApp[]): Promise<Reconnect> {
	const server = await startRealServer(data);
	try {
		await sleep(settling);
		return await comeBack(server, apps);
	} finally {
		await server.process.stop();
	}
}

async function comeBack({ port }: RealServer, apps: readonly StreamingApp[]): Promise<Reconnect> {
	const calls = apps.map((app) => openingCall(app, port));
	const kind = {
		call: (index: number) => calls[index] ?? Buffer.of(),
		begun: "event: snapshot",
		event: "event: login",
	};
	const began = performance.now();
	const streams = await openStreams(port, kind, { count: apps.length, atOnce: apps.length });
	const seconds = (performance.now() - began) / 1000;
	streams.close();
	return { seconds, served: apps.length };
}
