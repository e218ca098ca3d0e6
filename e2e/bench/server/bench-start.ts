import { compare } from "../compare.ts";
import type { Figure } from "../figure.ts";
import { playRounds, type Sides } from "../rounds.ts";
import { bareStart, playStart, realStart, type Start } from "./play-start.ts";
import { compared } from "./sides.ts";

/** The first start makes the database, and the disk's cache has to hold the programs. */
const warmUp = 1;

/** The server's start and its memory at rest, beside a bare server on Node. */
export async function benchStart(folder: string, rounds: number): Promise<Figure[]> {
	const played = await playRounds({
		sides: { ours: realStart(folder), [compared]: bareStart() },
		play: playStart,
		rounds,
		warmUp,
		// The servers end within the round, and so count for this process.
		pids: [process.pid],
	});
	console.error(`Start: ${played.note}`);
	return startFigures(played.rounds);
}

export function startFigures(rounds: readonly Sides<Start>[]): Figure[] {
	return [
		compare(rounds, compared, {
			name: "start.first-answer",
			unit: "ms",
			read: ({ milliseconds }) => milliseconds,
			target: { of: "ratio", bound: "at most", is: 3 },
		}),
		compare(rounds, compared, {
			name: "start.idle-memory",
			unit: "MB",
			read: ({ size }) => size,
			target: { of: "ratio", bound: "at most", is: 1.9 },
		}),
	];
}
