import type { Readable, Writable } from "node:stream";

/** How a program in the guest ended. */
export interface Ended {
	/** null where a signal ended it. */
	readonly exitCode: number | null;
	readonly signal: string | null;
}

/** A program that runs in the guest. */
export interface GuestProcess {
	readonly stdin: Writable;
	readonly stdout: Readable;
	readonly stderr: Readable;
	/**
	 * How it ended, once all that it wrote is here.
	 * @throws GuestFailure `not-started`, or `ended` where the guest ended first.
	 */
	readonly ended: Promise<Ended>;
	/** Signals it and all that it started, as a terminal does. One that has ended hears nothing. */
	signal(name: "SIGINT" | "SIGTERM" | "SIGKILL"): void;
	/** Ends it and all that it started, at once. */
	stop(): Promise<void>;
}

export interface StartOptions {
	/** Beside what every program in the guest gets: PATH, HOME, LANG. */
	readonly env?: Readonly<Record<string, string>>;
	/** A folder of the guest; the repository's own where nothing is said. */
	readonly cwd?: string;
	/** User and group id that it runs under: root's where nothing is said. */
	readonly user?: number;
}

export interface RunOptions extends StartOptions {
	/** What it reads from stdin: nothing, where nothing is said. */
	readonly input?: string | Uint8Array;
	/** Milliseconds after which it is ended: a minute, where nothing is said. */
	readonly timeout?: number;
}

export interface Ran extends Ended {
	readonly stdout: string;
	readonly stderr: string;
}

/**
 * A Linux machine without hardware and without network, in which a software security key is a device. It sees the files
 * of the host as they were when it first read them, and keeps to itself what is written.
 */
export interface Guest {
	/** QEMU's process id on the host. */
	readonly processId: number;
	/** Path of the file on the host with all that the guest's kernel said. Gone after `stop`. */
	readonly consoleLog: string;
	/** Milliseconds from the start of QEMU to the agent's first word. */
	readonly bootedIn: number;
	/**
	 * Brings a TypeScript program of this repository into the guest, as JavaScript. It starts much faster than by itself.
	 * @param file Its path on the host.
	 * @returns What begins its argv.
	 */
	program(file: string): Promise<readonly string[]>;
	/**
	 * Runs a program to its end.
	 * @param argv The program, found in PATH, and its arguments.
	 * @throws GuestFailure `not-started`, `timed-out`, `ended`. An exit code other than 0 is no failure.
	 */
	run(argv: readonly string[], options?: RunOptions): Promise<Ran>;
	/** Starts a program. Any number may run at once. */
	start(argv: readonly string[], options?: StartOptions): GuestProcess;
	/** Pulls the plug. Nothing in a guest is worth keeping. */
	stop(): Promise<void>;
}
