import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../tray/percentile.ts";
import { CallLine } from "./call-line.ts";
import { openStreams } from "./open-streams.ts";
import { proportionalSize } from "./proportional-size.ts";
import type { StreamPlayer } from "./stream-players.ts";

/** What streams came to in one round. */
export interface Streamed {
	/** Milliseconds from before an event is published until it came to the one stream it is for. */
	readonly p50: number;
	readonly p99: number;
	/** Milliseconds from before an event is published until it came to all. */
	readonly last: number;
	/** Events that never came, or came twice. */
	readonly lost: number;
	/** kB that the server grew by for each idle stream. */
	readonly size: number;
}

export interface StreamPlay {
	readonly count: number;
	/** Events to one stream each. */
	readonly toOne: number;
	/** Events to all streams. */
	readonly toAll: number;
}

const warmingUp = { count: 100, events: 500 };
/** Streams that are being opened at one moment. */
const atOnce = 256;
/** Milliseconds after which an event is lost. */
const patience = 10_000;

export async function playStreams(player: StreamPlayer, play: StreamPlay): Promise<Streamed> {
	const line = await CallLine.open(player.publishingPort);
	try {
		await warmUp(player, line);
		const one = await playOwn(player, line, play);
		const all = await playShared(player, line, play);
		return {
			p50: percentile(one.times, 50),
			p99: percentile(one.times, 99),
			size: one.size,
			...all,
			lost: one.lost + all.lost,
		};
	} finally {
		line.close();
	}
}

/** A few streams are opened, told something and closed, until what does that is compiled. */
async function warmUp(player: StreamPlayer, line: CallLine): Promise<void> {
	const { count, events } = warmingUp;
	const streams = await openStreams(player.port, player.own, { count, atOnce: count });
	for (let event = 0; event < events; event += 1) {
		const came = streams.next(1);
		await line.call(player.publishToOne(event % count));
		await inTime(came);
	}
	streams.close();
}

async function playOwn(player: StreamPlayer, line: CallLine, { count, toOne }: StreamPlay) {
	await player.collectGarbage();
	const before = proportionalSize(player.pids());
	const streams = await openStreams(player.port, player.own, { count, atOnce });
	try {
		await player.collectGarbage();
		const size = (proportionalSize(player.pids()) - before) / count;
		const times: number[] = [];
		for (let event = 0; event < toOne; event += 1) {
			const index = Math.floor((event / toOne) * count);
			const began = performance.now();
			const came = streams.next(1);
			const published = line.call(player.publishToOne(index));
			await inTime(came);
			times.push(performance.now() - began);
			await published;
		}
		return { size, times, lost: toOne - streams.received.reduce((sum, events) => sum + events, 0) };
	} finally {
		streams.close();
	}
}

async function playShared(player: StreamPlayer, line: CallLine, { count, toAll }: StreamPlay) {
	const streams = await openStreams(player.port, player.shared, { count, atOnce });
	try {
		const times: number[] = [];
		for (let event = 0; event < toAll; event += 1) {
			const began = performance.now();
			const came = streams.next(count);
			const published = line.call(player.publishToAll);
			await inTime(came);
			times.push(performance.now() - began);
			await published;
		}
		const lost = streams.received.reduce((sum, events) => sum + Math.abs(toAll - events), 0);
		return { last: percentile(times, 50), lost };
	} finally {
		streams.close();
	}
}

/** One that is lost is counted, and waited for no longer. */
async function inTime(came: Promise<void>): Promise<void> {
	const gaveUp = new AbortController();
	await Promise.race([came, sleep(patience, undefined, { signal: gaveUp.signal }).catch(() => undefined)]);
	gaveUp.abort();
}
