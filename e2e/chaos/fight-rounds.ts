import type { Cast } from "./cast.ts";
import { drawFight } from "./draw-script.ts";
import { judgeChain, judgeLogins, judgeReceipts } from "./judge-remains.ts";
import type { Found } from "./kill-round.ts";
import type { MortalServer } from "./mortal-server.ts";
import { playLogin } from "./play-login.ts";
import { readRemains } from "./read-remains.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { Told } from "./told.ts";

export interface Fights {
	readonly server: MortalServer;
	readonly cast: Cast;
	readonly random: SeededRandom;
	readonly told: Told;
	readonly rounds: number;
	/** How many decide one login at the same moment. */
	readonly contestants: number;
	/** How many logins are fought over at the same time. */
	readonly atOnce: number;
	readonly onRound?: (rounds: number) => void;
}

/** Lets many decide one login at once, again and again, and looks at what is stored in the end. */
export async function playFights(fights: Fights): Promise<Found> {
	const { server, cast, random, told, contestants } = fights;
	let [operations, rounds] = [0, 0];
	const onOperation = () => {
		operations += 1;
	};
	const faults: string[] = [];
	const unplayed = (cause: unknown) => void faults.push(`a login could not be played: ${cause}`);
	const fightOn = async () => {
		while (rounds < fights.rounds && faults.length === 0) {
			rounds += 1;
			fights.onRound?.(rounds);
			await playLogin({ server, told, onOperation }, drawFight(random, cast, contestants)).catch(unplayed);
		}
	};
	await Promise.all(Array.from({ length: fights.atOnce }, fightOn));
	await server.kill();
	const remains = await readRemains(server.data);
	faults.push(...judgeLogins(remains, told));
	// With so many who decide, a login that nobody ended is one that they lost.
	for (const { id, ends } of told.values()) if (ends.size === 0) faults.push(`${id}: fought over, and not ended`);
	faults.push(...(await judgeReceipts(remains, new Set())), ...(await judgeChain(remains)));
	await remains.remove();
	await server.restart();
	return { operations, faults };
}
