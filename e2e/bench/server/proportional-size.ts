import { readFileSync } from "node:fs";

/** Memory of these processes in kB, what they share counted once in all (PSS, proc_pid_smaps(5)). */
export function proportionalSize(pids: readonly number[]): number {
	return pids.reduce((sum, pid) => {
		const [, size] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8")) ?? [];
		return sum + Number(size);
	}, 0);
}
