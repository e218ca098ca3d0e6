import { join } from "node:path";
import { compare } from "../compare.ts";
import type { Figure } from "../figure.ts";
import { percentile } from "../percentile.ts";
import { playRounds, type Sides } from "../rounds.ts";
import { makePairedApps } from "./paired-apps.ts";
import { askedFor, barelyPublished, type Waits } from "./play-asking.ts";
import { compared } from "./sides.ts";

/** Accounts whose logins are asked for. */
const count = 100;

/** From a login that is asked for to its event in the approver's stream, beside the stream alone. */
export async function benchAsking(folder: string, rounds: number): Promise<Figure[]> {
	const data = join(folder, "asking");
	const apps = await makePairedApps(data, count);
	const played = await playRounds({
		sides: { ours: askedFor(data, apps), [compared]: barelyPublished(data, apps) },
		play: (asking) => asking(),
		rounds,
		warmUp: 0,
		pids: [process.pid],
	});
	console.error(`Logins that are asked for: ${played.note}`);
	return askingFigures(played.rounds);
}

export function askingFigures(rounds: readonly Sides<Waits>[]): Figure[] {
	return [50, 99].map((percent) =>
		compare(rounds, compared, {
			name: `asked.event.p${percent}`,
			unit: "ms",
			read: (waits) => percentile(waits, percent),
		}),
	);
}
