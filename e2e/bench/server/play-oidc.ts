import { join } from "node:path";
import { calls } from "../../../contract/calls.ts";
import { CreatedOidcClient } from "../../../contract/oidc-client.ts";
import { digitsOf } from "../../oidc/digits-of.ts";
import { approveWith } from "../../software-passkey/approve-with.ts";
import { runCountersign } from "../../start/run-countersign.ts";
import { processorTime } from "../other-load.ts";
import { CallLine } from "./call-line.ts";
import { type BenchClient, beginFlow, type CodeFlow, finishFlow, locationOf } from "./code-flow.ts";
import { startNode } from "./measured-process.ts";
import { joinPeople, type Person } from "./people.ts";
import { startRealServer } from "./real-server.ts";

/** What a round of authorizations came to. */
export interface OidcRates {
	/** Whole flows per second, without the approvals. */
	readonly flows: number;
	/** Redemptions per second. */
	readonly tokens: number;
	/** Milliseconds of the provider's processor time for each flow. */
	readonly processor: number;
}

export interface OidcPlayer {
	readonly pids: readonly number[];
	play(): Promise<OidcRates>;
	stop(): Promise<void>;
}

/** Flows that are under way at once, each of another account. */
const inFlight = 16;
/** Flows of each in a round. */
const perLine = 8;

const redirectUri = "https://vpn.example.org/oidc/callback";

/** The approval server; each login is approved, by its owner's passkey, while the clock stands. */
export async function ourProvider(data: string): Promise<OidcPlayer> {
	const server = await startRealServer(data);
	const people = await joinPeople(server, inFlight);
	const args = ["client", "create", "bench", "--redirect", redirectUri, "--data", data, "--json"];
	const { id, secret = "" } = CreatedOidcClient.parse(JSON.parse((await runCountersign(args).ended).stdout));
	const client = { id, secret, redirectUri, authorize: "/oidc/auth", token: "/oidc/token" };
	const approve = async (flows: readonly (readonly CodeFlow[])[]) => {
		await Promise.all(people.map((person, index) => approveAll(server.port, person, flows[index] ?? [])));
	};
	const { pid } = server.process;
	return { pids: [pid], play: () => playFlows(server.port, pid, client, approve), stop: () => server.process.stop() };
}

/** The library alone, where everybody is logged in at once. */
export async function bareProvider(): Promise<OidcPlayer> {
	const client = { id: "bench", secret: "0".repeat(43), redirectUri, authorize: "/auth", token: "/token" };
	const program = join(import.meta.dirname, "bare-provider.ts");
	const bare = startNode([program, client.id, client.secret, redirectUri]);
	const [, port] = await bare.printed(/listening at (\d+)/);
	const nobody = async () => undefined;
	const play = () => playFlows(Number(port), bare.pid, client, nobody);
	return { pids: [bare.pid], play, stop: () => bare.stop() };
}

/** Lines are opened anew each time: servers close those that are still for some seconds. */
async function playFlows(
	port: number,
	pid: number,
	client: BenchClient,
	approve: (flows: readonly (readonly CodeFlow[])[]) => Promise<void>,
): Promise<OidcRates> {
	const watch = stopWatch(pid);
	const all = <T, U>(given: readonly (readonly T[])[], work: (line: CallLine, each: T) => Promise<U>) =>
		onLines(port, given, (timed) => watch.time(timed), work);
	const places = Array.from({ length: inFlight }, () => Array.from({ length: perLine }, () => client));
	const begun = await all(places, beginFlow);
	await approve(begun.results);
	const finished = await all(begun.results, async (line, flow) => flow.redemption(await finishFlow(line, flow)));
	const redeemed = await all(finished.results, async (line, call) => {
		const { status, body } = await line.call(call);
		if (status !== 200) throw new Error(`The server answered ${status}: ${body}`);
	});
	const count = inFlight * perLine;
	const whole = begun.seconds + finished.seconds + redeemed.seconds;
	return { flows: count / whole, tokens: count / redeemed.seconds, processor: (watch.processor() * 1000) / count };
}

/** Does the work for each of a line's, one after the other, on all lines at once. */
async function onLines<T, U>(
	port: number,
	given: readonly (readonly T[])[],
	time: <R>(work: () => Promise<R>) => Promise<{ seconds: number; value: R }>,
	work: (line: CallLine, each: T) => Promise<U>,
): Promise<{ seconds: number; results: U[][] }> {
	const lines = await Promise.all(given.map(() => CallLine.open(port)));
	const onLine = async (line: CallLine, places: readonly T[]) => {
		const results: U[] = [];
		for (const each of places) results.push(await work(line, each));
		return results;
	};
	try {
		const { seconds, value } = await time(() =>
			Promise.all(lines.map((line, index) => onLine(line, given[index] ?? []))),
		);
		return { seconds, results: value };
	} finally {
		for (const line of lines) line.close();
	}
}

/** Counts time, and the processor time of a process, only while something is done. */
function stopWatch(pid: number) {
	let used = 0;
	return {
		async time<R>(work: () => Promise<R>): Promise<{ seconds: number; value: R }> {
			const [began, before] = [performance.now(), processorTime(pid)];
			const value = await work();
			used += processorTime(pid) - before;
			return { seconds: (performance.now() - began) / 1000, value };
		},
		/** In seconds. */
		processor: () => used / 100,
	};
}

/** Says on each page whose login it is, and approves it as that person's browser does. */
async function approveAll(port: number, { name, session, passkey }: Person, flows: readonly CodeFlow[]): Promise<void> {
	const line = await CallLine.open(port);
	for (const flow of flows) {
		const named = await line.call(flow.visit(flow.page, { account: name }));
		flow.keepCookies(named);
		const code = digitsOf((await line.call(flow.visit(locationOf(named).pathname))).body);
		const { requests } = await session.send(calls.listLoginRequests, { query: { state: "pending", limit: 1 } });
		await approveWith(session, passkey, { id: requests[0]?.id ?? "", code });
	}
	line.close();
}
