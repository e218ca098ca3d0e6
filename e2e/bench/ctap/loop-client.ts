import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** What is asserted. */
export interface Task {
	/** The key's Unix socket. */
	readonly path: string;
	readonly pin: string;
	readonly rpId: string;
	readonly credentialId: Uint8Array;
	/** 32 bytes. */
	readonly clientDataHash: Uint8Array;
}

/** One of the two libraries at work, in a process of its own that stays for as long as its key is played. */
export interface LoopClient {
	readonly pid: number;
	/** Connects, takes a channel, asks the key what it is. Comes before all others, and after each close. */
	open(): Promise<void>;
	/**
	 * So many PIN assertions one after the other.
	 * @returns Milliseconds of each, from the entered PIN to the answer that was read and checked.
	 */
	assert(times: number): Promise<readonly number[]>;
	/** Asks how many tries the PIN has left. */
	readRetries(): Promise<void>;
	/** Asks without PIN and touch whether the key holds the credential. */
	probe(): Promise<void>;
	close(): Promise<void>;
	/** Ends the process. */
	stop(): Promise<void>;
}

/** The library of this project. */
export function startOurs(task: Task): LoopClient {
	return startLoop(process.execPath, [fileURLToPath(new URL("./our-loop.ts", import.meta.url))], task);
}

/** @param program Of `compileLoop`. */
export function startLibfido2(program: string, task: Task): LoopClient {
	return startLoop(program, [], task);
}

/** Both programs take a command per line and answer each with a line. */
function startLoop(program: string, args: readonly string[], task: Task): LoopClient {
	const bytes = [task.credentialId, task.clientDataHash].map((value) => Buffer.from(value).toString("hex"));
	const child = spawn(program, [...args, task.path, task.pin, task.rpId, ...bytes], {
		stdio: ["pipe", "pipe", "inherit"],
	});
	const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
	async function tell(command: string): Promise<string> {
		child.stdin.write(`${command}\n`);
		const { value, done } = await lines.next();
		if (done || value.includes("error")) throw new Error(`${program}, ${command}: ${value ?? "it ended"}`);
		return value;
	}
	const simply = (command: string) => async () => {
		await tell(command);
	};
	return {
		pid: child.pid ?? 0,
		open: simply("open"),
		async assert(times) {
			const nanoseconds = await tell(`assert ${times}`);
			return nanoseconds
				.trim()
				.split(" ")
				.map((each) => Number(each) / 1e6);
		},
		readRetries: simply("retries"),
		probe: simply("probe"),
		close: simply("close"),
		async stop() {
			if (child.exitCode !== null) return;
			child.stdin.end();
			await once(child, "exit");
		},
	};
}
