import type { Told } from "./told.ts";

/** What was done, and what was found. */
export interface ChaosReport {
	readonly seed: number;
	readonly rounds: number;
	readonly operations: number;
	readonly kills: number;
	readonly fights: number;
	readonly logins: number;
	/** How the logins of both parts ended, as their askers and approvers were told. */
	readonly ended: Readonly<Record<string, number>>;
	readonly tokens: number;
	readonly streams: number;
	/** How often these had to connect. */
	readonly connects: number;
	readonly seconds: number;
	readonly faults: readonly string[];
}

/** Of logins that nobody was told the end of: those that were left alone. */
const untold = "left waiting";

export function countEnds(told: Told): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { ends } of told.values()) {
		const end = [...ends].join(" and ") || untold;
		counts[end] = (counts[end] ?? 0) + 1;
	}
	return counts;
}

/** For people: a line for each figure. */
export function reportAsTable(report: ChaosReport): string {
	const ended = Object.entries(report.ended).map(([end, count]) => [`  ${end}`, count]);
	const rows = [
		["seed", report.seed],
		["rounds of killing", report.rounds],
		["kills", report.kills],
		["fights", report.fights],
		["operations", report.operations],
		["logins", report.logins],
		...ended,
		["tokens handed out", report.tokens],
		["streams followed", report.streams],
		["  connects of theirs", report.connects],
		["seconds", report.seconds],
		["faults", report.faults.length],
	];
	const width = Math.max(...rows.map(([name]) => String(name).length));
	return rows.map(([name, value]) => `${String(name).padEnd(width)}  ${String(value).padStart(8)}`).join("\n");
}
