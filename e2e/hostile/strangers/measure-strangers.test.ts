import { expect, test } from "vitest";
import type { World } from "../world/world.ts";
import type { Seen, StrangersQuestion } from "./ask-as-stranger.ts";
import { measureQuestion } from "./measure-strangers.ts";

const answer: Seen = { status: 200, headers: {}, body: {} };
const world = {} as World;

test("an answer that takes longer for an account that is there shows, whatever else comes in between", async () => {
	let clock = 0;
	const question: StrangersQuestion = async (_, account) => {
		// Each tenth answer is late by chance.
		clock += (account === "bob" ? 3 : 2) + (Math.round(clock) % 10 === 0 ? 50 : 0);
		return answer;
	};
	const figure = await measureQuestion(world, ["slow", question], 60, () => clock);
	expect(figure).toEqual({ question: "slow", rounds: 60, known: 3, unknown: 2, ratio: 1.5, noise: 1 });
});

test("each account is asked about as often, in every place", async () => {
	const asked: string[] = [];
	await measureQuestion(
		world,
		[
			"count",
			async (_, account) => {
				asked.push(account);
				return answer;
			},
		],
		6,
	);
	for (const account of ["bob", "nobody", "nobody-else"]) {
		const places = asked.flatMap((each, at) => (each === account ? [at % 3] : []));
		expect(places.toSorted()).toEqual([0, 0, 1, 1, 2, 2]);
	}
});
