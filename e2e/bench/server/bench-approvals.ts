import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../compare.ts";
import type { Figure } from "../figure.ts";
import { playRounds, type Sides } from "../rounds.ts";
import { openEndings } from "../tray/endings.ts";
import { approvalPlayer, limitPlayer, type Rates } from "./play-approvals.ts";
import { compared } from "./sides.ts";

/** Rounds until both sides are compiled. */
const warmUp = 2;

/** Approvals beside the sum of what they can not do without. */
export async function benchApprovals(folder: string, rounds: number): Promise<Figure[]> {
	const endings = openEndings();
	try {
		const data = join(folder, "approvals");
		mkdirSync(data);
		const ours = endings.add(await approvalPlayer(data), ({ stop }) => stop());
		const limit = endings.add(await limitPlayer(data), ({ stop }) => stop());
		const played = await playRounds({
			sides: { ours, [compared]: limit },
			play: (player) => player.play(),
			rounds,
			warmUp,
			pids: [process.pid, ...ours.pids, ...limit.pids],
		});
		console.error(`Approvals: ${played.note}`);
		return approvalFigures(played.rounds);
	} finally {
		await endings.end();
	}
}

/** The whole path beside the sum limit, and what that limit is made of. */
export function approvalFigures(rounds: readonly Sides<Rates>[]): Figure[] {
	const limits = rounds.flatMap((round): Sides<Rates>[] => (round[compared] ? [{ ours: round[compared] }] : []));
	const part = (name: "verify" | "post" | "commit") =>
		compare(limits, compared, {
			name: `approve.limit.${name}`,
			unit: "/s",
			read: (rates) => rates[name] ?? Number.NaN,
		});
	return [
		compare(rounds, compared, {
			name: "approve.rate",
			unit: "/s",
			read: ({ whole }) => whole,
			target: { of: "ratio", bound: "at least", is: 0.18 },
		}),
		part("verify"),
		part("post"),
		part("commit"),
	];
}
