import { spawn } from "node:child_process";

/** A program that runs, and what it has printed on stdout and stderr. */
export interface RunningProgram {
	/** Resolves as soon as `pattern` stands in what was printed; rejects if the program ends first. */
	printed(pattern: RegExp): Promise<RegExpExecArray>;
	/** What is typed into it. */
	type(text: string): void;
	/** How it ended: null where by a signal. */
	readonly ended: Promise<{ code: number | null; output: string }>;
	/** Ends it, and whatever it started, if it still runs. */
	stop(): Promise<void>;
}

export function runProgram(program: string, words: readonly string[]): RunningProgram {
	const { PATH, HOME } = process.env;
	// A group of its own, which is ended as a whole.
	const child = spawn(program, words, { detached: true, env: { PATH, HOME, TERM: "dumb" } });
	let output = "";
	const lookers = new Set<() => void>();
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding("utf8").on("data", (part: string) => {
			output += part;
			for (const look of lookers) look();
		});
	const ended = new Promise<{ code: number | null; output: string }>((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code) => resolve({ code, output }));
	});
	ended.catch(() => undefined);
	return {
		ended,
		type: (text) => child.stdin.write(text),
		async stop() {
			if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
				process.kill(-child.pid, "SIGTERM");
			await ended;
		},
		printed: (pattern) =>
			new Promise((resolve, reject) => {
				const look = () => {
					const match = pattern.exec(output);
					if (!match) return;
					lookers.delete(look);
					resolve(match);
				};
				lookers.add(look);
				look();
				ended.then(({ code }) => reject(new Error(`${program} ended with ${code}: ${output}`)), reject);
			}),
	};
}

/** Runs it at a terminal, which programs that ask a person something insist on. */
export function runAtTerminal(command: string): RunningProgram {
	return runProgram("script", ["--quiet", "--return", "--echo", "never", "--command", command, "/dev/null"]);
}
