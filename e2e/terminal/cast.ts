import type { Written } from "./play-terminal.ts";
import { type Line, Screen } from "./screen.ts";

/** What stands in each terminal from a moment on: milliseconds since the cast began. */
export interface Frame {
	readonly at: number;
	readonly panes: readonly (readonly Line[])[];
}

/** Milliseconds within which changes become one frame: nobody sees them apart. */
const apart = 100;
/** The longest that a cast stands still, in milliseconds. */
const stillest = 1500;

/** Plays what several terminals wrote side by side, and gives a frame for each moment in which something changed. */
export function castOf(terminals: readonly (readonly Written[])[], columns: number): readonly Frame[] {
	const screens = terminals.map(() => new Screen(columns));
	const writings = terminals
		.flatMap((written, pane) => written.map((one) => ({ ...one, pane })))
		.sort((one, other) => one.at - other.at);
	const frames: { at: number; panes: readonly (readonly Line[])[] }[] = [];
	let clock = 0;
	let before: number | undefined;
	for (const { at, text, pane } of writings) {
		clock += Math.min(at - (before ?? at), stillest);
		before = at;
		screens[pane]?.write(text);
		const last = frames.at(-1);
		const panes = screens.map((screen) => screen.lines);
		if (last && clock - last.at < apart) last.panes = panes;
		else frames.push({ at: clock, panes });
	}
	return frames;
}
