import { type ChildProcess, spawn } from "node:child_process";
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { type Order, toLine, type Word } from "./agent-messages.ts";

/*
 * Runs inside the guest: starts programs as the host orders and tells what comes of them. Orders come on stdin, words
 * go to stdout, which is the guest's end of a virtio port.
 */

const running = new Map<number, ChildProcess>();

function tell(word: Word): void {
	const bytes = Buffer.from(toLine(word));
	// The port takes at most 32 KiB at a time, which process.stdout would not notice.
	for (let written = 0; written < bytes.length; ) written += writeSync(1, bytes, written);
}

function start(order: Order & { order: "start" }): void {
	const [program = "", ...args] = order.argv;
	const child = spawn(program, args, {
		cwd: order.cwd,
		env: { ...process.env, ...order.env },
		uid: order.user,
		gid: order.user,
		// A process group of its own, so that a signal reaches what it starts, too.
		detached: true,
	});
	running.set(order.process, child);
	for (const stream of ["stdout", "stderr"] as const)
		child[stream].on("data", (chunk: Buffer) =>
			tell({ word: "output", process: order.process, stream, bytes: chunk.toString("base64") }),
		);
	// Writing to a program that has ended, or never started, is told by its end.
	child.stdin.on("error", () => undefined);
	child.on("error", ({ message }) => {
		if (child.pid === undefined) tell({ word: "not-started", process: order.process, why: message });
	});
	child.on("close", (exitCode, signal) => {
		running.delete(order.process);
		if (child.pid !== undefined) tell({ word: "ended", process: order.process, exitCode, signal });
	});
}

function input(child: ChildProcess | undefined, bytes: string | null): void {
	if (bytes === null) child?.stdin?.end();
	else child?.stdin?.write(Buffer.from(bytes, "base64"));
}

function signal(child: ChildProcess | undefined, name: NodeJS.Signals): void {
	if (child?.pid === undefined) return;
	try {
		process.kill(-child.pid, name);
	} catch {
		// All of the group have ended meanwhile.
	}
}

function obey(order: Order): void {
	const child = running.get(order.process);
	if (order.order === "start") start(order);
	else if (order.order === "input") input(child, order.bytes);
	else signal(child, order.signal);
}

createInterface({ input: process.stdin }).on("line", (line) => obey(JSON.parse(line)));
tell({ word: "ready" });
