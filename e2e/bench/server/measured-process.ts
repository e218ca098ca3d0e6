import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onMeasuredCore } from "./cores.ts";

/** A process on the core of what is measured. */
export interface MeasuredProcess {
	readonly pid: number;
	/** Resolves as soon as that stands in what it printed; rejects if it ends before. */
	printed(pattern: RegExp): Promise<RegExpExecArray>;
	/** Settles once it has ended by itself; rejects where that was no success. */
	ended(): Promise<void>;
	/** Ends it, and waits until it has ended. */
	stop(signal?: "SIGTERM" | "SIGKILL" | "SIGQUIT"): Promise<void>;
}

/** One that runs on Node and can be asked. */
export interface AskableProcess extends MeasuredProcess {
	/** What it answers, which is one message. */
	ask(question: unknown): Promise<unknown>;
	collectGarbage(): Promise<void>;
}

const preloaded = fileURLToPath(new URL("collect-on-demand.ts", import.meta.url));
/** Milliseconds after which a process that was told to end is made to. */
const patience = 10_000;

/** Starts a program of Node's as it is. */
export function startNode(args: readonly string[]): MeasuredProcess {
	return startProcess([process.execPath, ...args]);
}

/** Starts a program of Node's that can be asked, which lets it begin a little later. */
export function startAskable(args: readonly string[]): AskableProcess {
	const child = launch([process.execPath, "--expose-gc", "--import", preloaded, ...args], true);
	const ask = async (question: unknown) => {
		child.send(question as object);
		const ended = new AbortController();
		const end = once(child, "exit", { signal: ended.signal }).then(([code]): never => {
			throw new Error(`A process that was asked ended with ${code}.`);
		});
		end.catch(() => undefined);
		const [answer] = await Promise.race([once(child, "message", { signal: ended.signal }), end]);
		ended.abort();
		return answer;
	};
	return { ...watch(child), ask, collectGarbage: async () => void (await ask("collect garbage")) };
}

export function startProcess(command: readonly string[]): MeasuredProcess {
	return watch(launch(command, false));
}

function launch(command: readonly string[], askable: boolean): ChildProcess {
	const [program = "", ...args] = onMeasuredCore(command);
	// Without what whoever measures has set.
	const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1" };
	return spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe", ...(askable ? (["ipc"] as const) : [])] });
}

function watch(child: ChildProcess): MeasuredProcess {
	let text = "";
	const { pid } = child;
	const onText = (chunk: Buffer) => {
		text += chunk;
	};
	child.stdout?.on("data", onText);
	child.stderr?.on("data", onText);
	const ended = new Promise<void>((resolve, reject) => {
		child.once("error", reject);
		child.once("close", () => resolve());
	});
	ended.catch(() => undefined);
	if (pid === undefined) throw new Error(`${child.spawnfile} could not be started.`);
	const kill = () => void child.kill("SIGKILL");
	process.once("exit", kill);
	ended.finally(() => process.off("exit", kill)).catch(() => undefined);
	return {
		pid,
		async ended() {
			await ended;
			if (child.exitCode !== 0) throw new Error(`A process ended with ${child.exitCode}: ${text}`);
		},
		async printed(pattern) {
			const { promise, resolve } = Promise.withResolvers<RegExpExecArray>();
			const look = () => {
				const match = pattern.exec(text);
				if (match) resolve(match);
			};
			child.stdout?.on("data", look);
			child.stderr?.on("data", look);
			look();
			const early = ended.then((): never => {
				throw new Error(`A process ended before ${pattern} was printed: ${text}`);
			});
			early.catch(() => undefined);
			try {
				return await Promise.race([promise, early]);
			} finally {
				child.stdout?.off("data", look);
				child.stderr?.off("data", look);
			}
		},
		async stop(signal = "SIGTERM") {
			child.kill(signal);
			const impatience = setTimeout(kill, patience);
			await ended;
			clearTimeout(impatience);
		},
	};
}
