import { expect, test } from "vitest";
import type { World } from "../world/world.ts";
import type { Seen, StrangersQuestion } from "./ask-as-stranger.ts";
import { measureQuestion } from "./measure-strangers.ts";

const answer: Seen = { status: 200, headers: {}, body: {} };
const world = {} as World;

/** Works for so many milliseconds where the account is there. */
const question =
	(milliseconds: number): StrangersQuestion =>
	async (_, account) => {
		const until = performance.now() + 1 + (account === "bob" ? milliseconds : 0);
		while (performance.now() < until);
		return answer;
	};

test("an answer that takes longer for an account that is there shows", async () => {
	const { ratio, noise, known, unknown } = await measureQuestion(world, ["slow", question(2)], 21);
	expect(ratio).toBeGreaterThan(1.5);
	expect(ratio).toBe(known / unknown);
	expect(noise).toBeLessThan(1.5);
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
