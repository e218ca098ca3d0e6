import { expect, onTestFinished, test } from "vitest";
import { assembleCast } from "./cast.ts";
import { playFights } from "./fight-rounds.ts";
import { openMortalServer } from "./mortal-server.ts";
import { seededRandom } from "./seeded-random.ts";
import type { Told } from "./told.ts";

/** Milliseconds: some ten seconds of work, on a machine that does other things besides. */
const patience = 60_000;

test("of twenty decisions at once one wins, is audited once and collected once", { timeout: patience }, async () => {
	const server = await openMortalServer();
	onTestFinished(server.stop);
	const told: Told = new Map();
	const shape = { rounds: 40, contestants: 20, atOnce: 4 };
	const cast = await assembleCast(server);
	const { faults } = await playFights({ server, cast, random: seededRandom(7), told, ...shape });
	expect(faults).toEqual([]);
	// Both ways of ending have to be among them, or nothing was fought over.
	const ends = new Set([...told.values()].flatMap((login) => [...login.ends]));
	expect(ends.size).toBeGreaterThan(1);
	expect([...told.values()].some(({ tokens }) => tokens.size === 1)).toBe(true);
});
