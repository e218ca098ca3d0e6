import { join } from "node:path";
import { createInterface } from "node:readline";
import type { IpcName } from "../../contract/desktop/ipc-names.ts";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import type { Guest } from "./guest/guest.ts";

const program = join(import.meta.dirname, "programs/run-tray.ts");

/** The built main process of the tray app in a guest, and this test in the place of its window. */
export interface GuestTray {
	/** Makes a call of the window. */
	call(name: IpcName, given: object): Promise<unknown>;
	/** Types a PIN. */
	enterPin(pin: string): Promise<unknown>;
	/** The next snapshot, from now on or the last one, of which `find` gives something. */
	until<Found>(find: (snapshot: DesktopSnapshot) => Found | undefined): Promise<Found>;
	stop(): Promise<void>;
}

interface Word {
	readonly call?: number;
	readonly answer?: unknown;
	readonly snapshot?: DesktopSnapshot;
}

/** @param folder where the app keeps its data */
export async function startTray(guest: Guest, folder: string): Promise<GuestTray> {
	const running = guest.start([...(await guest.program(program)), folder]);
	const answers = new Map<number, (answer: unknown) => void>();
	let [last, calls, complaints]: [DesktopSnapshot | undefined, number, string] = [undefined, 0, ""];
	let changed = Promise.withResolvers<void>();
	running.stderr.on("data", (text: Buffer) => {
		complaints += text.toString();
	});
	createInterface({ input: running.stdout }).on("line", (line) => {
		const word = JSON.parse(line) as Word;
		if (word.call !== undefined) answers.get(word.call)?.(word.answer);
		if (word.snapshot) last = word.snapshot;
		changed.resolve();
		changed = Promise.withResolvers();
	});
	const ended = running.ended.then(() => Promise.reject(new Error(`The tray app has ended. ${complaints}`)));
	ended.catch(() => undefined);
	const ask = (word: object) => {
		calls += 1;
		const answer = new Promise((resolve) => answers.set(calls, resolve));
		running.stdin.write(`${JSON.stringify({ ...word, call: calls })}\n`);
		return Promise.race([answer, ended]);
	};
	return {
		call: (name, given) => ask({ name, given }),
		enterPin: (pin) => ask({ name: "answerPin", given: {}, pin }),
		async until(find) {
			for (;;) {
				const found = last && find(last);
				if (found !== undefined) return found;
				await Promise.race([changed.promise, ended]);
			}
		},
		stop: () => running.stop(),
	};
}
