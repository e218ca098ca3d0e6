import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";
import { processTree } from "./process-tree.ts";

const children: ChildProcess[] = [];

afterEach(() => {
	for (const child of children.splice(0)) child.kill();
});

test.runIf(process.platform === "linux")("what a process has started belongs to it, and theirs as well", async () => {
	// A shell that waits for what it started itself.
	const child = spawn("sh", ["-c", "sleep 30 & echo $!; wait"], { stdio: ["ignore", "pipe", "inherit"] });
	children.push(child);
	const [line] = await once(child.stdout, "data");
	const grandchild = Number(String(line));
	const tree = processTree(process.pid);
	expect(tree).toContain(child.pid);
	expect(tree).toContain(grandchild);
	process.kill(grandchild);
});

test("it knows itself, and not its parent", () => {
	expect(processTree(process.pid)[0]).toBe(process.pid);
	expect(processTree(process.pid)).not.toContain(process.ppid);
});
