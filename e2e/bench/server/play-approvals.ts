import { join } from "node:path";
import { CallLine, callBytes } from "./call-line.ts";
import { callRate } from "./call-rate.ts";
import { type MeasuredProcess, startAskable, startNode } from "./measured-process.ts";
import { joinPeople } from "./people.ts";
import { startRealServer } from "./real-server.ts";
import { signApprovals } from "./signed-approvals.ts";

/** Operations per second: of the whole path, or of what none can do without. */
export interface Rates {
	readonly whole: number;
	/** Only of the limit: what its sum is made of. */
	readonly verify?: number;
	readonly post?: number;
	readonly commit?: number;
}

export interface RatePlayer {
	readonly pids: readonly number[];
	play(): Promise<Rates>;
	stop(): Promise<void>;
}

/** Calls that are under way at once, each of another person. */
const inFlight = 16;
/** Approvals of each person in a round. */
const perPerson = 12;

/** Calls of each line in a round to the bare server, whose answers come faster. */
const barePerLine = 100;

/** Approvals, from the call to the answer after the commit. @param data of a server that has none yet */
export async function approvalPlayer(data: string): Promise<RatePlayer> {
	const server = await startRealServer(data);
	const people = await joinPeople(server, inFlight);
	const lines = await openLines(server.port);
	return {
		pids: [server.process.pid],
		async play() {
			const calls = await Promise.all(people.map((person) => signApprovals(person, perPerson)));
			return { whole: await callRate(lines, calls) };
		},
		stop: () => stopAll(lines, [server.process]),
	};
}

/** The sum limit: a verification, a call and a commit, each as fast as it goes alone, one after the other. */
export async function limitPlayer(folder: string): Promise<RatePlayer> {
	const raw = startAskable([join(import.meta.dirname, "raw-work.ts"), join(folder, "raw.db")]);
	const bare = startNode([join(import.meta.dirname, "bare-server.ts")]);
	await raw.printed(/ready/);
	const [, port] = await bare.printed(/listening at (\d+)/);
	const lines = await openLines(Number(port));
	const calls = lines.map(() => Array.from({ length: barePerLine }, () => barePost));
	return {
		pids: [raw.pid, bare.pid],
		async play() {
			const verify = Number(await raw.ask("verify"));
			const commit = Number(await raw.ask("commit"));
			const post = await callRate(lines, calls);
			return { whole: 1 / (1 / verify + 1 / post + 1 / commit), verify, post, commit };
		},
		stop: () => stopAll(lines, [raw, bare]),
	};
}

/** As long as an approval that is handed in. */
const barePost = callBytes(
	"POST",
	"/api/login-requests/approve",
	{ host: "localhost", cookie: `session=${"0".repeat(43)}`, "content-type": "application/json" },
	JSON.stringify({ response: { id: "0".repeat(43), clientData: "0".repeat(240), signature: "0".repeat(160) } }),
);

function openLines(port: number): Promise<readonly CallLine[]> {
	return Promise.all(Array.from({ length: inFlight }, () => CallLine.open(port)));
}

async function stopAll(lines: readonly CallLine[], processes: readonly MeasuredProcess[]): Promise<void> {
	for (const line of lines) line.close();
	for (const process of processes) await process.stop();
}
