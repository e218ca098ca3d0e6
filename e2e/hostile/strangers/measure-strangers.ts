import type { FuzzMeasure } from "../../../ctap/fuzz/fuzz-program.ts";
import { openWorld, type World } from "../world/world.ts";
import { type StrangersQuestion, strangersQuestions } from "./ask-as-stranger.ts";

/** How long a question takes for an account that is there, against one that is not. */
export interface StrangersFigure {
	readonly question: string;
	readonly rounds: number;
	/** Medians, in milliseconds. */
	readonly known: number;
	readonly unknown: number;
	readonly ratio: number;
	/** The same of two accounts that are not there: what the machine makes of nothing. */
	readonly noise: number;
}

/** One question in so many inputs: they are there to be compared, and not to be many. */
const inputsForEach = 1000;

/** What a stranger could measure of an account, for every question there is. */
export async function measureStrangers(inputs: number): Promise<FuzzMeasure> {
	const rounds = Math.min(1500, Math.max(30, Math.ceil(inputs / inputsForEach)));
	const world = await openWorld();
	try {
		const strangers: StrangersFigure[] = [];
		for (const question of Object.entries(strangersQuestions))
			strangers.push(await measureQuestion(world, question, rounds));
		const lines = strangers.map(({ question, ratio, noise }) => {
			const figures = [ratio, noise].map((figure) => figure.toFixed(3).padStart(8)).join("");
			return `${question.padEnd(24)}${figures}  known / unknown, unknown / unknown, medians of ${rounds}\n`;
		});
		return { lines: lines.join(""), figures: { strangers } };
	} finally {
		await world.stop();
	}
}

const accounts = ["bob", "nobody", "nobody-else"] as const;

/**
 * Asks about each account in turn, in another order each time, and compares the medians.
 * @param now in milliseconds
 */
export async function measureQuestion(
	world: World,
	[name, question]: readonly [name: string, question: StrangersQuestion],
	rounds: number,
	now: () => number = () => performance.now(),
): Promise<StrangersFigure> {
	const times: Record<(typeof accounts)[number], number[]> = { bob: [], nobody: [], "nobody-else": [] };
	for (let round = 0; round < rounds; round += 1) {
		const turned = [...accounts.slice(round % 3), ...accounts.slice(0, round % 3)];
		for (const account of turned) {
			// Another source each time, so that neither limits nor what is announced get in between.
			const source = `198.18.${(round >> 8) & 255}.${round & 255}`;
			const begun = now();
			await question(world, account, source);
			times[account].push(now() - begun);
		}
	}
	const [known, unknown, other] = accounts.map((account) => medianOf(times[account]));
	if (known === undefined || unknown === undefined || other === undefined) throw new RangeError("nothing was measured");
	return { question: name, rounds, known, unknown, ratio: known / unknown, noise: other / unknown };
}

function medianOf(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
