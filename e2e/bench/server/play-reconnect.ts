import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CallLine, callBytes } from "./call-line.ts";
import { startNode } from "./measured-process.ts";
import { openStreams } from "./open-streams.ts";
import type { StreamingApp } from "./paired-apps.ts";
import { startRealServer } from "./real-server.ts";
import { openingCall } from "./stream-players.ts";

/** How a server was followed again after it had been started again. */
export interface Reconnect {
	/** Seconds from the moment when all came until the last had its snapshot. */
	readonly seconds: number;
	readonly served: number;
	/** Milliseconds that other calls took meanwhile. */
	readonly others: readonly number[];
}

/** A server that was started, and what ends it. */
interface Started {
	readonly port: number;
	stop(): Promise<void>;
}
export type Start = () => Promise<Started>;

/** Milliseconds after its start from when on proofs of key are taken as made since. */
const settling = 1000;
/** Milliseconds between one of the other calls and the next. */
const pause = 20;

/** The server on its data, as it is started again. */
export function realServer(data: string): Start {
	return async () => {
		const { port, process } = await startRealServer(data);
		return { port, stop: () => process.stop() };
	};
}

export const bareStreams: Start = async () => {
	const server = startNode([join(import.meta.dirname, "bare-streams.ts")]);
	const [, port] = await server.printed(/listening at (\d+)/);
	return { port: Number(port), stop: () => server.stop() };
};

/** Starts a server, and lets all apps come back at once. Proofs of key are made beforehand. */
export async function playReconnect(start: Start, apps: readonly StreamingApp[]): Promise<Reconnect> {
	const server = await start();
	try {
		await sleep(settling);
		return await comeBack(server, apps);
	} finally {
		await server.stop();
	}
}

async function comeBack({ port }: Started, apps: readonly StreamingApp[]): Promise<Reconnect> {
	const calls = apps.map((app) => openingCall(app, port));
	const kind = {
		call: (index: number) => calls[index] ?? Buffer.of(),
		begun: "event: snapshot",
		event: "event: login",
	};
	const others = await callOnAndOn(port);
	const began = performance.now();
	const streams = await openStreams(port, kind, { count: apps.length, atOnce: apps.length });
	const seconds = (performance.now() - began) / 1000;
	const times = await others.times();
	streams.close();
	return { seconds, served: apps.length, others: times };
}

/** Makes one call after the other on a connection of its own, which was there before. */
async function callOnAndOn(port: number): Promise<{ times(): Promise<readonly number[]> }> {
	const line = await CallLine.open(port);
	const call = callBytes("GET", "/api/server", { host: `localhost:${port}` });
	await line.call(call);
	let over = false;
	const times: number[] = [];
	const calling = (async () => {
		while (!over) {
			const began = performance.now();
			await line.call(call);
			times.push(performance.now() - began);
			await sleep(pause);
		}
	})();
	calling.catch(() => undefined);
	return {
		async times() {
			over = true;
			await calling;
			line.close();
			return times;
		},
	};
}
