import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../countersign.js", import.meta.url));

/** Makes Node pass for an older one, so that the launcher starts the one that comes with the package. */
export const oldNode = [
	"--import",
	'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.1.0"}})',
];

export interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface Running {
	readonly child: ChildProcess;
	readonly ended: Promise<Ended>;
	/** Resolves as soon as the pattern stands in what was printed; rejects where the process ends without it. */
	printed(stream: "stdout" | "stderr", pattern: RegExp): Promise<RegExpExecArray>;
}

export interface RunWishes {
	environment?: Record<string, string>;
	stdin?: string;
	/** For Node itself, before the program. */
	nodeOptions?: readonly string[];
	/** In a process group of its own, so that a signal can be sent to all of it. */
	detached?: boolean;
}

/** Runs the real program as a process of its own, with nothing of this one's settings. */
export function runCli(args: readonly string[], wishes: RunWishes = {}): Running {
	const { nodeOptions = [], ...rest } = wishes;
	return runProgram(process.execPath, [...nodeOptions, launcher, ...args], rest);
}

export interface TerminalWishes extends Omit<RunWishes, "stdin"> {
	/** A file that stdin comes from, in place of the terminal. */
	stdinFile?: string;
}

/**
 * Runs it where stdin, stdout and stderr are a terminal, held by `script` (util-linux): what is written to
 * `child.stdin` is typed there. In what was printed, ␛ stands for the escape character.
 */
export function runInTerminal(args: readonly string[], wishes: TerminalWishes = {}): Running {
	const { nodeOptions = [], environment = {}, stdinFile, ...rest } = wishes;
	const words = [process.execPath, ...nodeOptions, launcher, ...args].map((word) => `'${word}'`);
	// Without exec a shell would stand between, and end by Ctrl-C itself.
	const input = stdinFile === undefined ? "" : ` <'${stdinFile}'`;
	const command = ["-qfec", `exec ${words.join(" ")}${input}`, "/dev/null"];
	return runProgram("script", command, { ...rest, environment: { TERM: "xterm-256color", ...environment } });
}

function runProgram(program: string, args: readonly string[], wishes: RunWishes): Running {
	const { environment = {}, stdin, detached = false } = wishes;
	const child = spawn(program, args, {
		// biome-ignore lint/style/noProcessEnv: a test's child keeps where programs are, and nothing else.
		env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...environment },
		stdio: ["pipe", "pipe", "pipe"],
		detached,
	});
	if (stdin !== undefined) child.stdin.end(stdin);
	const text = { stdout: "", stderr: "" };
	for (const stream of ["stdout", "stderr"] as const)
		child[stream].setEncoding("utf8").on("data", (part: string) => {
			text[stream] += part.replaceAll("\x1b", "␛");
		});
	const ended = new Promise<Ended>((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (code) => resolve({ code, ...text }));
	});
	return {
		child,
		ended,
		printed: (stream, pattern) =>
			new Promise((resolve, reject) => {
				const look = () => {
					const match = pattern.exec(text[stream]);
					if (match) resolve(match);
				};
				child[stream].on("data", look);
				look();
				ended.then((end) => reject(new Error(`ended without ${pattern}: ${JSON.stringify(end)}`)), reject);
			}),
	};
}
