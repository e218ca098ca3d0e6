import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import type { Control } from "../desktop-host/control.ts";
import type { ControlMessage, ControlRequest } from "../desktop-host/control-channel.ts";
import type { Answer } from "./driver.ts";
import type { LaunchOptions } from "./interface.ts";

const boot = fileURLToPath(new URL("../desktop-host/boot.ts", import.meta.url));
const systemChromium = "/usr/bin/chromium";

/** One run of the host, and the test's end of its channel. */
export class HostProcess {
	readonly exited: Promise<number | null>;
	/** Where its Chromium listens, once the app is ready; rejects if it ends before. */
	readonly ready: Promise<string>;
	readonly problems: string[] = [];
	readonly #child: ChildProcess;
	readonly #changes = new EventEmitter();
	readonly #asked = new Map<number, PromiseWithResolvers<unknown>>();
	#lastRequest = 0;
	#logs = "";

	constructor({ userData, args = [], env = {}, main = "out/main/main.js", secrets = {} }: LaunchOptions) {
		const profile = mkdtempSync(join(tmpdir(), "countersign-chromium-"));
		this.#child = fork(boot, [resolve(main), `--user-data-dir=${userData}`, ...args], {
			env: {
				...process.env,
				// Playwright's own, for the processes that it starts.
				NODE_OPTIONS: "",
				...env,
				STAND_IN_CHROMIUM: existsSync(systemChromium) ? systemChromium : chromium.executablePath(),
				STAND_IN_PROFILE: profile,
				STAND_IN_KEYRING: JSON.stringify(secrets),
			},
			execArgv: [],
			serialization: "advanced",
			stdio: ["ignore", "pipe", "pipe", "ipc"],
		});
		this.#changes.setMaxListeners(0);
		for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.on("data", (text) => (this.#logs += text));
		const ready = Promise.withResolvers<string>();
		ready.promise.catch(() => {});
		this.ready = ready.promise;
		this.#child.on("message", (message: ControlMessage) => this.#take(message, ready.resolve));
		this.exited = once(this.#child, "close").then(async ([code]) => {
			// Its Chromium ends with it, and may still be writing.
			await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
			const over = new Error(`The app ended (${code})\n${this.#logs}`);
			ready.reject(over);
			for (const { reject } of this.#asked.values()) reject(over);
			return code as number | null;
		});
	}

	get pid(): number {
		return this.#child.pid ?? 0;
	}

	logs(): string {
		return this.#logs;
	}

	ask<Name extends keyof Control>(ask: Name, ...given: Parameters<Control[Name]>): Promise<Answer<Name>> {
		const id = ++this.#lastRequest;
		const answer = Promise.withResolvers<unknown>();
		if (!this.#child.connected) return Promise.reject(new Error(`The app has ended\n${this.#logs}`));
		this.#asked.set(id, answer);
		this.#child.send({ id, ask, given } satisfies ControlRequest);
		return answer.promise as Promise<Answer<Name>>;
	}

	async nextChange(): Promise<void> {
		await once(this.#changes, "changed");
	}

	async kill(): Promise<void> {
		this.#child.kill("SIGKILL");
		await this.exited;
	}

	#take(message: ControlMessage, becomesReady: (endpoint: string) => void): void {
		const takers: { [Kind in ControlMessage["kind"]]: (taken: Extract<ControlMessage, { kind: Kind }>) => void } = {
			answer: ({ id, value }) => this.#settle(id)?.resolve(value),
			failure: ({ id, message: words }) => this.#settle(id)?.reject(new Error(words)),
			problem: ({ problem }) => this.problems.push(problem),
			changed: () => this.#changes.emit("changed"),
			ready: ({ endpoint }) => becomesReady(endpoint),
		};
		takers[message.kind](message as never);
	}

	#settle(id: number): PromiseWithResolvers<unknown> | undefined {
		const asked = this.#asked.get(id);
		this.#asked.delete(id);
		return asked;
	}
}
