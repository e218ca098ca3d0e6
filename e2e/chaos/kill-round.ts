import { calls } from "../../contract/calls.ts";
import { denyLogin } from "../software-passkey/approve-with.ts";
import type { Cast, Player } from "./cast.ts";
import { drawScript } from "./draw-script.ts";
import type { Follower } from "./follow-desk.ts";
import { judgeDesks } from "./judge-desks.ts";
import { judgeChain, judgeLogins, judgeReceipts } from "./judge-remains.ts";
import type { MortalServer } from "./mortal-server.ts";
import { playLogin } from "./play-login.ts";
import { readRemains } from "./read-remains.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { Told } from "./told.ts";

export interface KillRound {
	readonly server: MortalServer;
	readonly cast: Cast;
	readonly followers: readonly Follower[];
	readonly random: SeededRandom;
	readonly told: Told;
	/** The logins whose receipts were verified in rounds before. */
	readonly verified: Set<string>;
	readonly operations: number;
	readonly kills: number;
	/** How many logins go on at the same time. */
	readonly atOnce: number;
}

export interface Found {
	readonly operations: number;
	readonly faults: string[];
}

/**
 * Plays logins until so many operations have begun, and kills the server so often in the first two thirds of them. The
 * last third is for whoever follows: they come back a while after everybody else, and have to hear of changes as well.
 */
export async function playKillRound(round: KillRound): Promise<Found> {
	const { server, random, cast, told } = round;
	const killing = Math.ceil((round.operations * 2) / 3);
	const moments = Array.from({ length: round.kills }, () => random.between(1, killing)).sort((a, b) => a - b);
	const faults: string[] = [];
	const inspecting: Promise<string[]>[] = [];
	let begun = 0;
	let dying = Promise.resolve();
	const onOperation = () => {
		begun += 1;
		if (begun !== moments[0]) return;
		// Two that fell on the same moment are one.
		while (moments[0] === begun) moments.shift();
		dying = dying.then(() => killOnce(round, faults, inspecting));
	};
	const unplayed = (cause: unknown) => void faults.push(`a login could not be played: ${cause}`);
	const playOn = async (until: number) => {
		while (begun < until && faults.length === 0)
			await playLogin({ server, told, onOperation }, drawScript(random, cast)).catch(unplayed);
	};
	const playAll = (until: number) => Promise.all(Array.from({ length: round.atOnce }, () => playOn(until)));
	await playAll(killing);
	await dying;
	faults.push(...(await Promise.all(inspecting)).flat());
	faults.push(...(await judgeDesks(round.followers)));
	await playAll(round.operations);
	faults.push(...(await judgeDesks(round.followers)));
	await Promise.all(cast.map(denyWhatWaits));
	return { operations: begun, faults };
}

/** What was left waiting would run out in the middle of a later round. */
async function denyWhatWaits({ browser }: Player): Promise<void> {
	const { requests } = await browser.send(calls.listLoginRequests, { query: { state: "pending", limit: 200 } });
	await Promise.all(requests.map(({ id }) => denyLogin(browser, id)));
}

async function killOnce(round: KillRound, faults: string[], inspecting: Promise<string[]>[]): Promise<void> {
	const { server, told, verified } = round;
	await server.kill();
	const remains = await readRemains(server.data);
	// Before anybody hears anything of the next life.
	faults.push(...judgeLogins(remains, told));
	const inspect = async () => {
		const found = [await judgeReceipts(remains, verified), await judgeChain(remains)];
		await remains.remove();
		return found.flat();
	};
	inspecting.push(inspect());
	await server.restart();
}
