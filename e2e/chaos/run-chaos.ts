import { assembleCast } from "./cast.ts";
import type { ChaosOptions } from "./chaos-options.ts";
import { type ChaosReport, countEnds } from "./chaos-report.ts";
import { playFights } from "./fight-rounds.ts";
import { type Follower, followInApp, followInBrowser } from "./follow-desk.ts";
import { type Found, playKillRound } from "./kill-round.ts";
import { openMortalServer } from "./mortal-server.ts";
import { seededRandom } from "./seeded-random.ts";
import type { Told } from "./told.ts";

/** How many logins go on at once, and how often a server dies in a round. */
const shape = { atOnce: 24, kills: 3, contestants: 20, fightsAtOnce: 6 };

type Say = (line: string) => void;

/** Both parts, one after the other, each on a server and data of its own. Stops where something was found. */
export async function runChaos(options: ChaosOptions, say: Say): Promise<ChaosReport> {
	const began = performance.now();
	const told: Told = new Map();
	const killed = await killing(options, told, say);
	const fought = killed.faults.length > 0 ? { operations: 0, faults: [] } : await fighting(options, told, say);
	const { seed, rounds, fights } = options;
	return {
		...{ seed, rounds, fights },
		kills: killed.kills,
		operations: killed.operations + fought.operations,
		logins: told.size,
		ended: countEnds(told),
		tokens: [...told.values()].reduce((sum, { tokens }) => sum + tokens.size, 0),
		streams: killed.streams,
		connects: killed.connects,
		seconds: Math.round((performance.now() - began) / 1000),
		faults: [...killed.faults, ...fought.faults],
	};
}

async function killing({ rounds, operations, seed }: ChaosOptions, told: Told, say: Say) {
	const total = { operations: 0, faults: [] as string[], kills: 0, streams: 0, connects: 0 };
	if (rounds === 0) return total;
	const server = await openMortalServer();
	const followers: Follower[] = [];
	try {
		const cast = await assembleCast(server);
		const [alice, bob] = cast;
		followers.push(followInBrowser(alice, "all"), followInBrowser(alice, "own"), followInBrowser(bob, "own"));
		followers.push(await followInApp(alice, "all"), await followInApp(bob, "own"), await followInApp(bob, "own"));
		const kept = { server, cast, followers, told, verified: new Set<string>(), operations, ...shape };
		for (let round = 1; round <= rounds && total.faults.length === 0; round++) {
			const found = await playKillRound({ ...kept, random: seededRandom(seed + round) });
			total.operations += found.operations;
			total.faults.push(...found.faults);
			say(`round ${round} of ${rounds}: ${found.operations} operations, ${server.life - 1} kills so far`);
		}
		const connects = followers.reduce((sum, follower) => sum + follower.connects, 0);
		return { ...total, kills: server.life - 1, streams: followers.length, connects };
	} finally {
		for (const { stop } of followers) stop();
		await server.stop();
	}
}

async function fighting({ fights, seed }: ChaosOptions, all: Told, say: Say): Promise<Found> {
	if (fights === 0) return { operations: 0, faults: [] };
	const server = await openMortalServer();
	try {
		const told: Told = new Map();
		const found = await playFights({
			...{ server, cast: await assembleCast(server), random: seededRandom(seed), told },
			...{ rounds: fights, contestants: shape.contestants, atOnce: shape.fightsAtOnce },
			onRound: (round) => round % 100 === 0 && say(`fight ${round} of ${fights}`),
		});
		for (const [id, login] of told) all.set(id, login);
		return found;
	} finally {
		await server.stop();
	}
}
