import type { Cast } from "./cast.ts";
import type { Move } from "./contest.ts";
import type { Script } from "./play-login.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** As often as they stand here: most logins are approved, and some are fought over. */
const likely: readonly [Move, ...Move[]] = [
	"approve",
	"approve",
	"approve",
	"approve",
	"deny",
	"deny-and-report",
	"cancel",
	"mistype",
	"report",
];

/** One login as it happens all the time; now and then nobody does anything about it. */
export function drawScript(random: SeededRandom, cast: Cast): Script {
	const left = random.percent(4);
	return {
		...drawWish(random, cast),
		moves: Array.from({ length: left ? 0 : random.between(1, 3) }, () => drawMove(random, likely)),
		collectors: random.between(1, 2),
		strangers: random.percent(20) ? 1 : 0,
	};
}

/**
 * What a fight is made of. Denying and withdrawing are done sooner than a signature is verified: where they are, they
 * mostly win, and approvals fight each other only where they are not.
 */
const mixtures: readonly [readonly [Move, ...Move[]], ...(readonly [Move, ...Move[]])[]] = [
	["approve"],
	["approve", "approve", "approve", "approve", "report", "mistype"],
	["approve", "approve", "approve", "deny", "deny-and-report", "report", "cancel"],
];

/** One login that many decide at the same moment. */
export function drawFight(random: SeededRandom, cast: Cast, contestants: number): Script {
	const mixture = random.pick(mixtures);
	const moves = Array.from({ length: contestants }, () => drawMove(random, mixture));
	return { ...drawWish(random, cast), moves, collectors: 3, strangers: 1 };
}

function drawMove(random: SeededRandom, from: readonly [Move, ...Move[]]) {
	return { move: random.pick(from), approver: random.between(0, 3), passkey: random.between(0, 1) };
}

function drawWish(random: SeededRandom, cast: Cast) {
	const host = `server${String(random.between(1, 99)).padStart(2, "0")}`;
	return {
		player: random.pick(cast),
		wish: { kind: "ssh" as const, target: `root@${host}`, host, osUser: "deploy" },
		// Of the networks that are kept for examples (RFC 5737, RFC 2544): one alone could not ask so often.
		source: `198.${random.between(18, 19)}.${random.between(0, 255)}.${random.between(1, 254)}`,
	};
}
