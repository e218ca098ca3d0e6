import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Traffic } from "./traffic.ts";

/** Which software key: one of CTAP 2.1, with PIN protocols two and one, or one of CTAP 2.0, with protocol one alone. */
export type KeyVersion = "2.1" | "2.0";

/** A software key in a process of its own. */
export interface KeyProcess {
	/** The Unix socket that it listens on. */
	readonly path: string;
	readonly pin: string;
	readonly pid: number;
	/** What went by since this was last asked. */
	takeTraffic(): Promise<Traffic>;
	stop(): Promise<void>;
}

/** Starts a factory-new key, but for its PIN. @param folder Where its socket may stand. */
export async function startKey(version: KeyVersion, folder: string): Promise<KeyProcess> {
	const path = join(folder, `key-${version}.sock`);
	const pin = "benchmark";
	const child = fork(new URL("./serve-key.ts", import.meta.url), [path, version, pin]);
	await answerOf(child);
	return {
		path,
		pin,
		pid: child.pid ?? 0,
		async takeTraffic() {
			child.send("take");
			return (await answerOf(child)) as Traffic;
		},
		async stop() {
			child.disconnect();
			await once(child, "exit");
		},
	};
}

/** The next message; a key that ends instead is an error. */
async function answerOf(child: ChildProcess): Promise<unknown> {
	const over = new AbortController();
	const { signal } = over;
	try {
		return await Promise.race([
			once(child, "message", { signal }).then(([message]) => message),
			once(child, "exit", { signal }).then(([code]) => {
				throw new Error(`The key's process ended with ${code}.`);
			}),
		]);
	} finally {
		over.abort();
	}
}
