import { expect, test } from "vitest";
import { playRounds } from "./rounds.ts";

test("sides play in alternation, the order turned round each time, and never at once", async () => {
	const log: string[] = [];
	let playing = 0;
	const { rounds } = await playRounds({
		sides: { ours: "a", theirs: "b" },
		async play(player) {
			playing += 1;
			log.push(`${player}${playing}`);
			await Promise.resolve();
			playing -= 1;
			return player;
		},
		rounds: 2,
		warmUp: 1,
		// Whoever asks for no time of its own is watched as everybody else, so all rounds count or none is calm.
		pids: [process.pid],
	});
	expect(log.slice(0, 6)).toEqual(["a1", "b1", "a1", "b1", "b1", "a1"]);
	expect(rounds[0]).toEqual({ ours: "a", theirs: "b" });
	expect(rounds.length).toBeGreaterThanOrEqual(1);
});
