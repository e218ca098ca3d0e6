import { expect, onTestFinished, test } from "vitest";
import { assembleCast } from "./cast.ts";
import { followInApp, followInBrowser } from "./follow-desk.ts";
import { playKillRound } from "./kill-round.ts";
import { openMortalServer } from "./mortal-server.ts";
import { seededRandom } from "./seeded-random.ts";

/** Milliseconds: some ten seconds of work, on a machine that does other things besides. */
const patience = 60_000;

test("a server that is killed again and again keeps what it said, and everybody's screen comes back to the truth", {
	timeout: patience,
}, async () => {
	const server = await openMortalServer();
	onTestFinished(server.stop);
	const cast = await assembleCast(server);
	const [alice, bob] = cast;
	const followers = [followInBrowser(alice, "all"), followInBrowser(bob, "own"), await followInApp(bob, "own")];
	onTestFinished(() => followers.forEach((follower) => void follower.stop()));
	const round = {
		server,
		cast,
		followers,
		random: seededRandom(20_261_122),
		told: new Map(),
		verified: new Set<string>(),
	};
	const { operations, faults } = await playKillRound({ ...round, operations: 240, kills: 2, atOnce: 12 });
	expect(faults).toEqual([]);
	expect(operations).toBeGreaterThanOrEqual(240);
	expect(server.life).toBe(3);
	// Each of them was cut off each time, and came back by itself.
	for (const { connects } of followers) expect(connects).toBeGreaterThanOrEqual(3);
});
