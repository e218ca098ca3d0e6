import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { compare, type Measurement } from "../compare.ts";
import type { Figure, Target } from "../figure.ts";
import { playRounds, type Sides } from "../rounds.ts";
import { hasNchan } from "./nchan.ts";
import { makePairedApps } from "./paired-apps.ts";
import { playStreams, type Streamed } from "./play-streams.ts";
import { compared } from "./sides.ts";
import { nchanStreams, ourStreams, type StreamPlayer } from "./stream-players.ts";

/**
 * As many streams as one process may have files open, where that is 20,000, with room for both ends of its own; and so
 * many events that the slowest hundredth of them is more than a handful.
 */
const play = { count: 10_000, toOne: 5000, toAll: 5 };
/** Each side is warmed up within its round. */
const warmUp = 0;

/** The server's streams beside those of nginx with nchan. */
export async function benchStreams(folder: string, rounds: number): Promise<Figure[]> {
	const own = join(folder, "streams");
	mkdirSync(own);
	const data = join(own, "data");
	const apps = await makePairedApps(data, play.count);
	const ours = () => ourStreams(data, apps);
	const peer = hasNchan() && (() => nchanStreams(own));
	// Without the peer our own figures are still worth having; the exit code says that the comparison is missing.
	if (!peer) {
		console.error("Peer missing: nginx with nchan (apt-get install nginx libnginx-mod-nchan).");
		process.exitCode = 2;
	}
	const played = await playRounds({
		sides: { ours, ...(peer && { [compared]: peer }) },
		play: (start) => playFresh(start),
		rounds,
		warmUp,
		// The servers end within the round, and so count for this process.
		pids: [process.pid],
	});
	console.error(`Streams: ${played.note}`);
	return streamFigures(played.rounds);
}

/** Each round has a server of its own: one that has had streams before keeps memory for the next ones. */
async function playFresh(start: () => Promise<StreamPlayer>): Promise<Streamed> {
	const player = await start();
	try {
		return await playStreams(player, play);
	} finally {
		await player.stop();
	}
}

const atMost = (is: number): Target => ({ of: "ratio", bound: "at most", is });

const measurements: readonly Measurement<Streamed>[] = [
	{ name: "stream.one.p50", unit: "ms", read: ({ p50 }) => p50, target: atMost(3) },
	{ name: "stream.one.p99", unit: "ms", read: ({ p99 }) => p99, target: atMost(4) },
	{ name: "stream.all.last", unit: "ms", read: ({ last }) => last, target: atMost(1.25) },
	{ name: "stream.memory", unit: "kB", read: ({ size }) => size, target: atMost(1.9) },
];

export function streamFigures(rounds: readonly Sides<Streamed>[]): Figure[] {
	const lost = rounds.reduce((sum, { ours }) => sum + ours.lost, 0);
	const none: Target = { of: "value", bound: "at most", is: 0 };
	return [
		...measurements.map((measurement) => compare(rounds, compared, measurement)),
		{ name: "stream.lost", unit: "events", value: lost, peer: null, ratio: null, target: none },
	];
}
