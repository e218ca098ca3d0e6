import { compare, type Measurement } from "../compare.ts";
import type { Figure, Target } from "../figure.ts";
import { median } from "../median.ts";
import type { PlayedKey } from "./play-key.ts";
import { type Assertions, keyWorks, type Operation, ownShares, type Sample } from "./sample.ts";

/** The side that ours is compared with. */
export const peer = "libfido2";

const timeRatio: Target = { of: "ratio", bound: "at most", is: 1.15 };
const ownShare: Target = { of: "value", bound: "at most", is: 5 };
/** Key agreement, token, assertion: none can be left out (CTAP 2.1 section 6.5.5.7). */
const fewestCommands = 3;

const operations: readonly Operation[] = ["assertion", "open", "retries", "probe"];

/** The figures of one key. @param prefix In front of each figure's name. */
export function keyFigures({ rounds, first }: PlayedKey, prefix: string): readonly Figure[] {
	const figures = [
		...times.map((measurement) => compare(rounds, peer, measurement)),
		compare([first], peer, firstOwnShare),
		...operations.flatMap(countsOf).map((measurement) => compare(rounds, peer, measurement)),
	];
	return figures.map((figure) => ({ ...figure, name: `${prefix}${figure.name}` }));
}

const times: readonly Measurement<Sample>[] = [
	{
		name: "assertion.time",
		unit: "ms",
		read: ({ assertions }) => median(assertions.milliseconds),
		target: timeRatio,
	},
	{
		name: "assertion.own-share",
		unit: "ms",
		read: ({ assertions }) => median(ownShares(assertions)),
		target: ownShare,
	},
	{ name: "assertion.key-work", unit: "ms", read: ({ assertions }) => median(keyWorks(assertions)) },
];

const firstOwnShare: Measurement<Assertions> = {
	name: "assertion.first-own-share",
	unit: "ms",
	read: (assertions) => median(ownShares(assertions)),
};

function countsOf(operation: Operation): readonly Measurement<Sample>[] {
	const commands = (theirs: number | null) => noMoreThan(theirs ?? (operation === "assertion" ? fewestCommands : null));
	return [
		{
			name: `${operation}.commands`,
			unit: "commands",
			read: (sample) => perOperation(sample, operation, "commands"),
			target: commands,
		},
		{
			name: `${operation}.request-reports`,
			unit: "reports",
			read: (sample) => perOperation(sample, operation, "requestReports"),
			target: noMoreThan,
		},
		{
			name: `${operation}.answer-reports`,
			unit: "reports",
			read: (sample) => perOperation(sample, operation, "answerReports"),
			target: noMoreThan,
		},
	];
}

function noMoreThan(theirs: number | null): Target | null {
	return theirs === null ? null : { of: "value", bound: "at most", is: theirs };
}

function perOperation(
	{ assertions, others }: Sample,
	operation: Operation,
	counted: "commands" | "requestReports" | "answerReports",
): number {
	if (operation !== "assertion") return others[operation][counted];
	return assertions.traffic[counted] / assertions.milliseconds.length;
}
