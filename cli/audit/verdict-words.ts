import type { AuditBreak, AuditVerdict } from "../../contract/audit-verdict.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";

/** A verdict, with what it was asked of. */
export interface Verified {
	readonly verdict: AuditVerdict;
	/** The head that was given to compare with, as it was given. */
	readonly kept: string | undefined;
	/** Whether it is of an export, which may lack entries for a better reason than a server's log. */
	readonly exported: boolean;
}

/** The verdict in one word, for scripts. */
export function verdictOf({ broken, comparison }: AuditVerdict): "whole" | "broken" | "cut-off" | "other-log" {
	if (broken) return "broken";
	return comparison === "cut-off" || comparison === "other-log" ? comparison : "whole";
}

/** Writes what was found, and what it means. */
export function printVerdict(terminal: Terminal, verified: Verified): void {
	const { verdict, kept } = verified;
	const row = (label: string, words: string) => terminal.print(`  ${label.padEnd(8)} ${visible(words)}`);
	row("entries", `${verdict.entries}${verdict.broken ? ", as far as they hold" : ""}`);
	row("head", verdict.head);
	row("erased", erasedWords(verdict));
	if (kept !== undefined) row("kept", `${kept}, ${comparisonWords(verdict, kept)}`);
	terminal.print("");
	const whole = verdictOf(verdict) === "whole";
	terminal.print(terminal.style(whole ? "green" : "red", closingWords(verified), process.stdout));
	if (whole && kept === undefined)
		terminal.say("Keep the head elsewhere: with --against it shows whether entries were cut off or written anew.");
}

function erasedWords({ erased }: AuditVerdict): string {
	if (erased.until === undefined) return "nothing";
	return `the personal fields of ${counted(erased.entries)}, the newest of ${erased.until}`;
}

function comparisonWords({ comparison, entries }: AuditVerdict, kept: string): string {
	if (comparison === "cut-off") return "of an entry that is not there";
	if (comparison === "other-log") return "of another entry in this place";
	if (comparison === "not-reached") return "of an entry after the break";
	const more = entries - countOf(kept);
	return more === 0 ? "the same" : `continued by ${counted(more)}`;
}

function closingWords({ verdict, kept = "", exported }: Verified): string {
	const { broken, entries } = verdict;
	const place = countOf(kept);
	switch (verdictOf(verdict)) {
		case "broken": {
			const hold = entries === 0 ? "" : ` What stands before it holds.`;
			const how = broken ? breakWords(broken, entries + 1, exported) : "";
			return `Broken at entry ${broken?.at}: ${how}${hold} From there on nothing is proven.`;
		}
		case "cut-off":
			return `Cut off: there are ${counted(entries)}, and once there were ${place}. The last ones were removed, or an older backup was restored.`;
		case "other-log":
			return `Another log: entry ${place} is not the one whose head was kept. Entries up to it were written anew, or this is another server's log.`;
		case "whole":
			return "Whole: no entry was changed, removed or put in between.";
	}
}

function breakWords({ at, how }: { at: number; how: AuditBreak }, expected: number, exported: boolean): string {
	const alone = at - 1 === expected;
	const [missing, them] = alone
		? [`entry ${expected} is`, "It was"]
		: [`entries ${expected} to ${at - 1} are`, "They were"];
	const why = exported ? "removed, or the export was made with a filter." : "removed.";
	const words: Record<AuditBreak, string> = {
		changed: "it is not what was written: its time, action, account, request or hash was changed.",
		"personal-changed": "its personal fields are not what was written.",
		missing: `${missing} missing. ${them} ${why}`,
		misplaced: `it stands where entry ${expected} belongs.`,
		rewritten: `it does not follow entry ${expected - 1}, which was written anew.`,
	};
	return words[how];
}

function counted(entries: number): string {
	return entries === 1 ? "1 entry" : `${entries} entries`;
}

function countOf(head: string): number {
	return Number.parseInt(head, 10);
}

/** The same for a script. */
export function verdictJson({ verdict, kept }: Verified) {
	const { comparison, ...found } = verdict;
	return {
		verdict: verdictOf(verdict),
		...found,
		...(kept !== undefined && { against: { head: kept, comparison } }),
	};
}
