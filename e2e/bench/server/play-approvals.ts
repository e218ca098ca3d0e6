import { join } from "node:path";
import { CallLine, callBytes } from "./call-line.ts";
import { callRate } from "./call-rate.ts";
import { startAskable, startNode } from "./measured-process.ts";
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
	return {
		pids: [server.process.pid],
		async play() {
			const calls = await Promise.all(people.map((person) => signApprovals(person, perPerson)));
			return { whole: await rateOverLines(server.port, calls) };
		},
		stop: () => server.process.stop(),
	};
}

/** The sum limit: a verification, a call and a commit, each as fast as it goes alone, one after the other. */
export async function limitPlayer(folder: string): Promise<RatePlayer> {
	const raw = startAskable([join(import.meta.dirname, "raw-work.ts"), join(folder, "raw.db")]);
	const bare = startNode([join(import.meta.dirname, "bare-server.ts")]);
	await raw.printed(/ready/);
	const [, port] = await bare.printed(/listening at (\d+)/);
	const calls = Array.from({ length: inFlight }, () => Array.from({ length: barePerLine }, () => barePost));
	return {
		pids: [raw.pid, bare.pid],
		async play() {
			const verify = Number(await raw.ask("verify"));
			const commit = Number(await raw.ask("commit"));
			const post = await rateOverLines(Number(port), calls);
			return { whole: 1 / (1 / verify + 1 / post + 1 / commit), verify, post, commit };
		},
		async stop() {
			await raw.stop();
			await bare.stop();
		},
	};
}

/** As long as an approval that is handed in. */
const barePost = callBytes(
	"POST",
	"/api/login-requests/approve",
	{ host: "localhost", cookie: `session=${"0".repeat(43)}`, "content-type": "application/json" },
	JSON.stringify({ response: { id: "0".repeat(43), clientData: "0".repeat(240), signature: "0".repeat(160) } }),
);

/** Lines are opened anew each time: servers close those that are still for some seconds. */
async function rateOverLines(port: number, calls: readonly (readonly Buffer[])[]): Promise<number> {
	const lines = await Promise.all(calls.map(() => CallLine.open(port)));
	try {
		return await callRate(lines, calls);
	} finally {
		for (const line of lines) line.close();
	}
}
