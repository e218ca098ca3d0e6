import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { GuestProcess, Ran, RunOptions } from "./guest.ts";
import { GuestFailure } from "./guest-failure.ts";

/** Milliseconds that a program may take where nothing is said. */
const usualTimeout = 60_000;

/** Gives a started program its input and waits for its end. */
export async function runToEnd(running: GuestProcess, name: string, options: RunOptions): Promise<Ran> {
	const { input = "", timeout = usualTimeout } = options;
	running.stdin.end(input);
	let late = false;
	const impatience = setTimeout(() => {
		late = true;
		running.signal("SIGKILL");
	}, timeout);
	try {
		const [ended, stdout, stderr] = await Promise.all([running.ended, text(running.stdout), text(running.stderr)]);
		if (late) {
			const message = `${name} took longer than ${timeout} ms in the guest.\n${stdout}${stderr}`;
			throw new GuestFailure(message, { reason: "timed-out" });
		}
		return { ...ended, stdout, stderr };
	} finally {
		clearTimeout(impatience);
	}
}

async function text(stream: Readable): Promise<string> {
	return (await buffer(stream)).toString("utf8");
}
