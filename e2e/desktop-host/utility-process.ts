import { type ChildProcess, fork } from "node:child_process";
import { reportProblem } from "./state.ts";
import { strict } from "./strict.ts";
import { StrictEmitter } from "./strict-emitter.ts";
import { type MemberOf, members } from "./surface.ts";

const shim = new URL("utility-shim.ts", import.meta.url).href;
const running = new Set<ChildProcess>();

class UtilityProcess extends StrictEmitter implements Pick<Electron.UtilityProcess, MemberOf<"utilityProcess">> {
	pid: number | undefined;
	readonly stdout: NodeJS.ReadableStream | null;
	readonly stderr: NodeJS.ReadableStream | null;
	readonly #child: ChildProcess;

	constructor(path: string, args: string[], options: Electron.ForkOptions) {
		super("UtilityProcess", ["spawn", "message", "exit", "error"]);
		const output = (index: number) =>
			(Array.isArray(options.stdio) ? options.stdio[index] : options.stdio) ?? "inherit";
		this.#child = fork(path, args, {
			execArgv: [...(options.execArgv ?? []), "--import", shim],
			...(options.cwd !== undefined && { cwd: options.cwd }),
			...(options.env && { env: { ...options.env } as NodeJS.ProcessEnv }),
			// Structured clones, as between Electron's processes.
			serialization: "advanced",
			stdio: ["ignore", output(1) as "pipe", output(2) as "pipe", "ipc"],
		});
		running.add(this.#child);
		this.stdout = this.#child.stdout;
		this.stderr = this.#child.stderr;
		this.#child.once("spawn", () => {
			this.pid = this.#child.pid;
			this.emit("spawn");
		});
		this.#child.on("message", (message) => this.emit("message", message));
		this.#child.once("error", (cause) => reportProblem(`A utility process did not start: ${cause.message}`));
		this.#child.once("exit", (code, signal) => {
			running.delete(this.#child);
			this.pid = undefined;
			// Chromium ends one by a signal too, and reports its number.
			this.emit("exit", code ?? (signal === "SIGKILL" ? 9 : 15));
		});
	}

	postMessage(message: unknown): void {
		if (this.#child.connected) this.#child.send(message as object);
	}

	kill(): boolean {
		return this.#child.kill();
	}
}

/** They end with the app. */
process.once("exit", () => {
	for (const child of running) child.kill("SIGKILL");
});

export const utilityProcess = strict<typeof Electron.UtilityProcess>(
	"utilityProcess",
	{
		fork: (path: string, args: string[] = [], options: Electron.ForkOptions = {}) =>
			strict<Electron.UtilityProcess>(
				"UtilityProcess",
				new UtilityProcess(path, args, options),
				members.utilityProcess,
			),
	},
	["fork"],
);
