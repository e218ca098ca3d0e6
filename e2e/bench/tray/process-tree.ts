import { readdirSync, readFileSync } from "node:fs";

/**
 * A process and all that it has started, and what those have, as far as they run at this moment. Where the system does
 * not tell, the process alone.
 */
export function processTree(root: number): readonly number[] {
	const parents = new Map(runningProcesses().map((pid) => [pid, parentOf(pid)]));
	const tree = [root];
	// What is added while it is walked through is walked through, too.
	for (const one of tree) for (const [pid, parent] of parents) if (parent === one) tree.push(pid);
	return tree;
}

function runningProcesses(): readonly number[] {
	try {
		return readdirSync("/proc")
			.filter((name) => /^\d+$/.test(name))
			.map(Number);
	} catch {
		return [];
	}
}

/** Counted behind the name, which is in parentheses and may hold anything (proc(5)). */
function parentOf(pid: number): number | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
	} catch {
		// It has ended meanwhile.
		return undefined;
	}
}
