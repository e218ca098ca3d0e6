import { createInterface } from "node:readline";
import { PassThrough, type Readable, Writable } from "node:stream";
import { type Order, toLine, type Word } from "./agent-messages.ts";
import type { Ended, GuestProcess, StartOptions } from "./guest.ts";
import { GuestFailure } from "./guest-failure.ts";

/** What the connection knows of one program. */
interface Known {
	readonly stdout: PassThrough;
	readonly stderr: PassThrough;
	readonly ended: PromiseWithResolvers<Ended>;
}

/** The host's end of the port to the agent in the guest. */
export class AgentConnection {
	readonly #toAgent: Writable;
	readonly #known = new Map<number, Known>();
	readonly #ready = Promise.withResolvers<void>();
	#processes = 0;
	#broken: GuestFailure | undefined;

	constructor(toAgent: Writable, fromAgent: Readable) {
		this.#toAgent = toAgent;
		// A guest that is no more is told by the end of its process.
		toAgent.on("error", () => undefined);
		this.#ready.promise.catch(() => undefined);
		createInterface({ input: fromAgent }).on("line", (line) => this.#hear(JSON.parse(line)));
	}

	/** Resolves with the agent's first word. */
	get ready(): Promise<void> {
		return this.#ready.promise;
	}

	start(argv: readonly string[], options: StartOptions, folder: string): GuestProcess {
		const number = this.#processes++;
		const known = { stdout: new PassThrough(), stderr: new PassThrough(), ended: Promise.withResolvers<Ended>() };
		// Whoever asks is told; nobody may be asking.
		known.ended.promise.catch(() => undefined);
		this.#known.set(number, known);
		const { env = {}, cwd = folder, user = 0 } = options;
		this.#send({ order: "start", process: number, argv, env, cwd, user });
		if (this.#broken) this.break(this.#broken);
		const signal: GuestProcess["signal"] = (name) => this.#send({ order: "signal", process: number, signal: name });
		return {
			stdin: this.#stdin(number),
			stdout: known.stdout,
			stderr: known.stderr,
			ended: known.ended.promise,
			signal,
			async stop() {
				signal("SIGKILL");
				// Not started, or gone with its guest: ended all the same.
				await known.ended.promise.catch(() => undefined);
			},
		};
	}

	/** Fails all that still waits, and all that is begun from now on. */
	break(failure: GuestFailure): void {
		this.#broken = failure;
		this.#ready.reject(failure);
		for (const number of [...this.#known.keys()]) this.#forget(number)?.ended.reject(failure);
	}

	#send(order: Order): void {
		this.#toAgent.write(toLine(order));
	}

	#hear(word: Word): void {
		switch (word.word) {
			case "ready":
				this.#ready.resolve();
				break;
			case "output":
				this.#known.get(word.process)?.[word.stream].write(Buffer.from(word.bytes, "base64"));
				break;
			case "ended":
				this.#forget(word.process)?.ended.resolve({ exitCode: word.exitCode, signal: word.signal });
				break;
			case "not-started": {
				const failure = new GuestFailure(`Not started in the guest: ${word.why}`, { reason: "not-started" });
				this.#forget(word.process)?.ended.reject(failure);
			}
		}
	}

	#forget(number: number): Known | undefined {
		const known = this.#known.get(number);
		this.#known.delete(number);
		known?.stdout.end();
		known?.stderr.end();
		return known;
	}

	#stdin(number: number): Writable {
		const input = (bytes: string | null) => this.#send({ order: "input", process: number, bytes });
		return new Writable({
			write(chunk: Buffer, _encoding, done) {
				input(chunk.toString("base64"));
				done();
			},
			final(done) {
				input(null);
				done();
			},
		});
	}
}
