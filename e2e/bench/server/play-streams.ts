import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../percentile.ts";
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
	await warmUp(player);
	const one = await playOwn(player, play);
	const all = await playShared(player, play);
	const lost = one.lost + all.lost;
	return { p50: percentile(one.times, 50), p99: percentile(one.times, 99), last: all.last, lost, size: one.size };
}

/** A few streams are opened, told something and closed, until what does that is compiled. */
async function warmUp(player: StreamPlayer): Promise<void> {
	const { count, events } = warmingUp;
	const streams = await openStreams(player.port, player.own, { count, atOnce: count });
	await publishing(player, events, async (line, event) => {
		const came = streams.next(1);
		await line.call(player.publishToOne(event % count));
		await inTime(came);
	});
	streams.close();
}

async function playOwn(player: StreamPlayer, { count, toOne }: StreamPlay) {
	await player.collectGarbage();
	const before = proportionalSize(player.pids());
	const streams = await openStreams(player.port, player.own, { count, atOnce });
	try {
		await player.collectGarbage();
		const size = (proportionalSize(player.pids()) - before) / count;
		const times: number[] = [];
		await publishing(player, toOne, async (line, event) => {
			const index = Math.floor((event / toOne) * count);
			const began = performance.now();
			const came = streams.next(1);
			const published = line.call(player.publishToOne(index));
			await inTime(came);
			times.push(performance.now() - began);
			await published;
		});
		return { size, times, lost: toOne - streams.received.reduce((sum, events) => sum + events, 0) };
	} finally {
		streams.close();
	}
}

async function playShared(player: StreamPlayer, { count, toAll }: StreamPlay) {
	const streams = await openStreams(player.port, player.shared, { count, atOnce });
	try {
		const times: number[] = [];
		await publishing(player, toAll, async (line) => {
			const began = performance.now();
			const came = streams.next(count);
			const published = line.call(player.publishToAll);
			await inTime(came);
			times.push(performance.now() - began);
			await published;
		});
		const lost = streams.received.reduce((sum, events) => sum + Math.abs(toAll - events), 0);
		return { last: percentile(times, 50), lost };
	} finally {
		streams.close();
	}
}

/** Publishes one event after the other, over a line of its own: servers close those that are still for some seconds. */
async function publishing(
	player: StreamPlayer,
	events: number,
	publish: (line: CallLine, event: number) => Promise<void>,
): Promise<void> {
	const line = await CallLine.open(player.publishingPort);
	try {
		for (let event = 0; event < events; event += 1) await publish(line, event);
	} finally {
		line.close();
	}
}

/** One that is lost is counted, and waited for no longer. */
async function inTime(came: Promise<void>): Promise<void> {
	const gaveUp = new AbortController();
	await Promise.race([came, sleep(patience, undefined, { signal: gaveUp.signal }).catch(() => undefined)]);
	gaveUp.abort();
}
