import { stripVTControlCharacters } from "node:util";
import { type Ended, type Running, runInTerminal, type TerminalWishes } from "./run-cli.ts";

/** A command in a terminal, read from top to bottom and answered as it asks. */
export interface Dialogue {
	readonly running: Running;
	readonly ended: Promise<Ended>;
	/** Waits for these words behind those seen last. Colours and cursor movements are left out. */
	sees(words: string): Promise<void>;
	/** Types, without waiting. */
	types(text: string): void;
	/** Everything on the screen so far, without colours. */
	readonly screen: string;
}

export const enter = "\r";
export const ctrlC = "\x03";

export function beginDialogue(args: readonly string[], wishes: TerminalWishes = {}): Dialogue {
	const running = runInTerminal(args, wishes);
	let raw = "";
	let seen = 0;
	const look = new EventTarget();
	running.child.stdout?.on("data", (part: string) => {
		raw += part;
		look.dispatchEvent(new Event("more"));
	});
	const plain = () => stripVTControlCharacters(raw);
	return {
		running,
		ended: running.ended,
		get screen() {
			return plain();
		},
		types(text) {
			running.child.stdin?.write(text);
		},
		sees(words) {
			const { promise, resolve, reject } = Promise.withResolvers<void>();
			const search = () => {
				const at = plain().indexOf(words, seen);
				if (at < 0) return;
				seen = at + words.length;
				look.removeEventListener("more", search);
				resolve();
			};
			look.addEventListener("more", search);
			search();
			const failed = () => reject(new Error(`"${words}" was not said. On the screen: ${plain().slice(seen)}`));
			running.ended.then(failed, failed);
			return promise;
		},
	};
}
