import { spawnSync } from "node:child_process";
import { cpus } from "node:os";

/** What is measured runs on one core, and what loads it on another: neither takes time from the other. */
const core = { measured: 0, load: 1 };

const canPin = cpus().length > 1 && spawnSync("taskset", ["--version"]).status === 0;

/** For people: whether each had a core of its own. */
export const pinning = canPin
	? `Pinned: what is measured to core ${core.measured}, what loads it to core ${core.load}.`
	: "Nothing was pinned to a core: taskset or a second core is missing.";

/** The command line that starts a program on the core of what is measured. */
export function onMeasuredCore(command: readonly string[]): readonly string[] {
	return canPin ? ["taskset", "--cpu-list", String(core.measured), ...command] : command;
}

/** Keeps this process, which loads, to the other core. */
export function pinLoad(): void {
	if (canPin) spawnSync("taskset", ["--all-tasks", "--pid", "--cpu-list", String(core.load), String(process.pid)]);
}
