import { compare } from "../compare.ts";
import type { Figure, Target } from "../figure.ts";
import { median } from "../median.ts";
import { percentile } from "../percentile.ts";
import type { Sides } from "../rounds.ts";
import type { Announcement } from "./play-announcement.ts";
import type { Approval } from "./play-approval.ts";

/** The side that ours is compared with: what is left where there is no app. */
export const limit = "limit";

type Times = readonly number[];

const atMost = (is: number): Target => ({ of: "value", bound: "at most", is });

/**
 * From the moment before a login was asked for. The limit is a program that only reads the stream, of the same logins.
 * @param first the first login that the app was shown since it was started
 */
export function announcementFigures(rounds: readonly (readonly Announcement[])[], first: Announcement): Figure[] {
	const seen = (read: (announcement: Announcement) => number) =>
		rounds.map(
			(announcements): Sides<Times> => ({
				ours: announcements.map(read),
				[limit]: announcements.map(({ bare }) => bare),
			}),
		);
	const [notified, painted] = [seen((one) => one.notified), seen((one) => one.painted)];
	return [
		middle("notification.p50", notified, atMost(30)),
		high("notification.p99", notified, atMost(100)),
		alone("notification.behind-stream", "ms", median(rounds.flat().map((one) => one.notified - one.bare))),
		middle("card.p50", painted),
		high("card.p99", painted),
		alone("card.behind-notification", "ms", median(rounds.flat().map((one) => one.painted - one.notified))),
		{ ...alone("card.first", "ms", first.painted), peer: first.bare, ratio: first.painted / first.bare },
	];
}

/** From the click to the answer that the requester waits for. */
export function approvalFigures(rounds: readonly Sides<readonly Approval[]>[]): Figure[] {
	const figure = (name: string, read: (approval: Approval) => number, target?: Target) =>
		compare(rounds, limit, {
			name: `approval.${name}`,
			unit: "ms",
			read: (approvals) => median(approvals.map(read)),
			...(target && { target }),
		});
	return [
		figure("total", ({ total }) => total),
		figure("key-work", ({ keyWork }) => keyWork),
		figure("own-share", ({ total, keyWork }) => total - keyWork, atMost(50)),
		figure("before-key", ({ before }) => before),
		figure("between-answers", ({ between }) => between),
		figure("after-key", ({ after }) => after),
	];
}

/** @param rounds milliseconds for a thousand events */
export function workFigures(rounds: readonly Sides<number>[]): Figure[] {
	return [compare(rounds, limit, { name: "main-process.work", unit: "ms/1000", read: (work) => work })];
}

/** @param bytes of all scripts, compressed */
export function bundleFigures(bytes: number): Figure[] {
	return [{ ...alone("renderer.gzip", "kB", bytes / 1000), target: atMost(200) }];
}

/** The medians of each round. */
function middle(name: string, rounds: readonly Sides<Times>[], target?: Target): Figure {
	return compare(rounds, limit, { name, unit: "ms", read: median, ...(target && { target }) });
}

/** Of all rounds together: one round has too few values for it. */
function high(name: string, rounds: readonly Sides<Times>[], target?: Target): Figure {
	const all: Sides<Times> = {
		ours: rounds.flatMap(({ ours }) => ours),
		[limit]: rounds.flatMap((round) => round[limit] ?? []),
	};
	return compare([all], limit, { name, unit: "ms", read: (times) => percentile(times, 99), ...(target && { target }) });
}

function alone(name: string, unit: string, value: number): Figure {
	return { name, unit, value, peer: null, ratio: null, target: null };
}
