import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ended, type Running, runCountersign } from "./run-countersign.ts";

/** A machine on which somebody uses the command line, with a home of its own for what is kept there. */
export interface Machine {
	/** Starts a command; one that still runs at the end is stopped. */
	run(...args: string[]): Running;
	/** Starts pairing, as far as the address that is opened in a browser. */
	pair(origin: string, name: string): Promise<{ url: string; ended: Promise<Ended> }>;
	remove(): Promise<void>;
}

export async function openMachine(): Promise<Machine> {
	const home = await mkdtemp(join(tmpdir(), "countersign-home-"));
	const started: Running[] = [];
	const run = (...args: string[]) => {
		const running = runCountersign(args, { HOME: home, XDG_CONFIG_HOME: home });
		started.push(running);
		return running;
	};
	return {
		run,
		async pair(origin, name) {
			const running = run("pair", "--server", origin, "--name", name, "--no-browser");
			const [url] = await running.printed("stderr", /http:\/\/localhost:\d+\/pair#[\w-]{43}/);
			return { url, ended: running.ended };
		},
		async remove() {
			await Promise.all(started.map(({ stop }) => stop()));
			await rm(home, { recursive: true, force: true });
		},
	};
}
