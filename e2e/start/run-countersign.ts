import { spawn } from "node:child_process";
import { join } from "node:path";

const program = join(import.meta.dirname, "../../cli/countersign.js");
/** Milliseconds after which a process that was told to end is made to. */
const patience = 5000;

export interface Ended {
	/** null where a signal ended the process. */
	code: number | null;
	stdout: string;
	stderr: string;
}

/** A running `countersign`, and what it has printed. */
export interface Running {
	/** Resolves with the match as soon as `pattern` stands in what was printed; rejects if the process ends first. */
	printed(stream: "stdout" | "stderr", pattern: RegExp): Promise<RegExpExecArray>;
	readonly ended: Promise<Ended>;
	signal(name: "SIGINT" | "SIGTERM" | "SIGKILL"): void;
	/** Ends it if it still runs. */
	stop(): Promise<void>;
}

/** Starts the real command line as a process of its own, as a person would. */
export function runCountersign(args: readonly string[], environment: Record<string, string> = {}): Running {
	const child = spawn(process.execPath, [program, ...args], {
		// Without colours and without what the one who runs the tests has set.
		env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1", ...environment },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const text = { stdout: "", stderr: "" };
	for (const stream of ["stdout", "stderr"] as const)
		child[stream].setEncoding("utf8").on("data", (chunk: string) => {
			text[stream] += chunk;
		});
	const ended = new Promise<Ended>((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (code) => resolve({ code, ...text }));
	});
	// A failure to start is told to whoever waits; nobody may be waiting yet.
	ended.catch(() => undefined);
	return {
		ended,
		signal: (name) => child.kill(name),
		async stop() {
			child.kill("SIGTERM");
			const impatience = setTimeout(() => child.kill("SIGKILL"), patience);
			await ended;
			clearTimeout(impatience);
		},
		printed: (stream, pattern) =>
			new Promise((resolve, reject) => {
				const look = () => {
					const match = pattern.exec(text[stream]);
					if (!match) return;
					child[stream].off("data", look);
					resolve(match);
				};
				child[stream].on("data", look);
				look();
				ended.then(
					({ code, stderr }) => reject(new Error(`countersign ${args[0]} ended with ${code}: ${stderr}`)),
					reject,
				);
			}),
	};
}
