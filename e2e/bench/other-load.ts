import { readFileSync } from "node:fs";
import { cpus } from "node:os";

/** A reading of Linux's clocks of processor time; the unit falls out, since only shares are told. */
interface Reading {
	/** Of all processors, idle time included, whether or not this process may run on each. */
	readonly all: number;
	readonly busy: number;
	/** Of the processes that belong to the benchmark. */
	readonly own: number;
}

/**
 * Begins to watch how much everything but the benchmark itself uses the processors.
 * @param pids The benchmark's processes. What they start meanwhile belongs to them as soon as it has ended.
 * @returns What ends the watch and gives the load in processors (0.25 is a quarter of one), or undefined where the
 * system does not tell.
 */
export function watchOtherLoad(pids: readonly number[]): () => number | undefined {
	const before = read(pids, processorTime);
	return () => {
		const after = read(pids, processorTimeSoFar);
		if (!before || !after || after.all === before.all) return undefined;
		const others = after.busy - before.busy - (after.own - before.own);
		return Math.max(0, (others / (after.all - before.all)) * cpus().length);
	};
}

function read(pids: readonly number[], timeOf: (pid: number) => number): Reading | undefined {
	try {
		// user nice system idle iowait irq softirq steal; what guests use is in user already (proc(5)).
		const fields = readFileSync("/proc/stat", "utf8").split("\n", 1)[0]?.split(/\s+/).slice(1, 9).map(Number) ?? [];
		const [, , , idle = 0, waiting = 0] = fields;
		const all = fields.reduce((sum, field) => sum + field, 0);
		return { all, busy: all - idle - waiting, own: pids.reduce((sum, pid) => sum + timeOf(pid), 0) };
	} catch {
		return undefined;
	}
}

/**
 * utime and stime, and the same of children that have ended, counted behind the name, which is in parentheses and may
 * hold anything (proc(5)). In hundredths of a second.
 */
export function processorTime(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
}

/** Where one has ended meanwhile, its time is its parent's. */
function processorTimeSoFar(pid: number): number {
	try {
		return processorTime(pid);
	} catch {
		return 0;
	}
}
