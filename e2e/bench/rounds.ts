import { watchOtherLoad } from "./other-load.ts";

/** Something for our side, and for each limit or peer that it is compared with, by name. */
export interface Sides<T> {
	readonly ours: T;
	readonly [peer: string]: T;
}

/** What is to be run against each other. */
export interface Match<Player, Result> {
	readonly sides: Sides<Player>;
	readonly play: (player: Player) => Promise<Result>;
	/** How many rounds should count. */
	readonly rounds: number;
	/** Rounds before them, while compilers and caches warm up. */
	readonly warmUp: number;
	/** The benchmark's own processes, whose load disturbs nobody. */
	readonly pids: readonly number[];
}

/** The rounds that count. */
export interface Played<Result> {
	readonly rounds: readonly Sides<Result>[];
	/** For people: how calm the machine was. */
	readonly note: string;
}

/** Processors that something else may use during a round that counts. */
const mostOtherLoad = 0.25;

/**
 * Runs all sides in alternation, never at the same time, the order turned round in every other round so that none
 * always profits from being second. Rounds in which something else used more than a quarter of a processor do not
 * count and are run again, up to twice as many in all; where the machine never comes to rest, all of them count.
 */
export async function playRounds<Player, Result>(match: Match<Player, Result>): Promise<Played<Result>> {
	for (let round = 0; round < match.warmUp; round += 1) await playSides(match, round % 2 === 1);
	const played: Sides<Result>[] = [];
	const calm: Sides<Result>[] = [];
	while (calm.length < match.rounds && played.length < 2 * match.rounds) {
		const stopWatch = watchOtherLoad(match.pids);
		const round = await playSides(match, played.length % 2 === 1);
		const load = stopWatch();
		played.push(round);
		if (load === undefined || load <= mostOtherLoad) calm.push(round);
	}
	return chooseRounds(played, calm, match.rounds);
}

/** Half of the rounds wished for are enough if they are calm. */
function chooseRounds<Result>(
	played: readonly Sides<Result>[],
	calm: readonly Sides<Result>[],
	wished: number,
): Played<Result> {
	if (calm.length >= wished / 2) {
		return { rounds: calm, note: `${calm.length} rounds count, ${played.length - calm.length} were disturbed.` };
	}
	return { rounds: played, note: `The machine was busy: all ${played.length} rounds count, and times say little.` };
}

/** Runs all sides once, one after the other. @param reversed Ours last. */
export async function playSides<Player, Result>(
	{ sides, play }: Pick<Match<Player, Result>, "sides" | "play">,
	reversed = false,
): Promise<Sides<Result>> {
	const names = Object.keys(sides);
	const results: Record<string, Result> = {};
	for (const name of reversed ? names.toReversed() : names) results[name] = await play(sides[name] as Player);
	return results as Record<string, Result> & { ours: Result };
}
