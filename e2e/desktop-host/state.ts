import { EventEmitter } from "node:events";
import type { Recorded, RecordedKind } from "../launcher/interface.ts";

// What the test may ask for, and be woken by. One host plays one app, so one of each is enough.

const problems = new EventEmitter<{ problem: [string] }>();
const changes = new EventEmitter<{ changed: [] }>();
const entries: { kind: RecordedKind; value: unknown }[] = [];

/** The world around the app, as the test sets it. */
export const world = {
	/** The app ends: what breaks from now on breaks because of that. */
	isEnding: false,
	isOnline: true,
	isDark: false,
	saveAnswer: undefined as string | undefined,
	messageBoxAnswer: 0,
	externalRefusal: undefined as string | undefined,
};

export function keep<K extends RecordedKind>(kind: K, value: Recorded[K]): void {
	entries.push({ kind, value });
	changed();
}

export function kept(kind: RecordedKind): unknown[] {
	return entries.filter((entry) => entry.kind === kind).map(({ value }) => value);
}

/** Something that a waiting test may look at is different now. */
export function changed(): void {
	changes.emit("changed");
}

export function onChange(listener: () => void): void {
	changes.on("changed", listener);
}

/** What makes the whole run worth nothing, whether or not the app notices. */
export function reportProblem(problem: string): void {
	problems.emit("problem", problem);
}

export function onProblem(listener: (problem: string) => void): void {
	problems.on("problem", listener);
}
