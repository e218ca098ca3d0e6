import { mkdtempSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../start/free-port.ts";
import { CallLine, callBytes } from "./call-line.ts";
import { startAskable, startNode } from "./measured-process.ts";
import { proportionalSize } from "./proportional-size.ts";
import { serverCommand } from "./real-server.ts";

export interface Start {
	/** Milliseconds from the start of the process to its first answer. */
	readonly milliseconds: number;
	/** MB at rest, after collecting garbage. */
	readonly size: number;
}

/** How a program is started on a port. */
type Command = (port: number) => readonly string[];

/** Milliseconds between two tries to reach a server that starts. */
const pause = 2;
/** Milliseconds after which a server that has answered is at rest. */
const settling = 500;

/** The real server on data that it has made before, as it is started again and again. */
export function realStart(folder: string): Command {
	const data = mkdtempSync(join(folder, "start-"));
	return (port) => serverCommand(data, port);
}

export function bareStart(): Command {
	return (port) => [join(import.meta.dirname, "bare-server.ts"), String(port)];
}

/** Starts a program twice: once as it is, for the time, and once so that its garbage can be collected. */
export async function playStart(command: Command): Promise<Start> {
	const port = await freePort();
	const began = performance.now();
	const plain = startNode(command(port));
	await firstAnswer(port);
	const milliseconds = performance.now() - began;
	await plain.stop();
	const askable = startAskable(command(port));
	await firstAnswer(port);
	await sleep(settling);
	await askable.collectGarbage();
	const size = proportionalSize([askable.pid]) / 1024;
	await askable.stop();
	return { milliseconds, size };
}

async function firstAnswer(port: number): Promise<void> {
	while (!(await reachable(port))) await sleep(pause);
	const line = await CallLine.open(port);
	const { status } = await line.call(callBytes("GET", "/api/server", { host: `localhost:${port}` }));
	line.close();
	if (status !== 200) throw new Error(`The first answer was ${status}.`);
}

function reachable(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1");
		socket.once("connect", () => resolve(true));
		socket.once("error", () => resolve(false));
		socket.once("connect", () => socket.destroy());
	});
}
