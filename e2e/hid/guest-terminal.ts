import { stripVTControlCharacters } from "node:util";
import type { Ended, Guest, StartOptions } from "./guest/guest.ts";

/** A program in a terminal of the guest, read from top to bottom and answered as it asks. */
export interface GuestTerminal {
	/** Waits for these words behind those seen last. Colours and cursor movements are left out. */
	sees(words: string | RegExp): Promise<RegExpExecArray>;
	/** Types a line, without waiting. */
	enters(line: string): void;
	/** Types Ctrl-C. */
	interrupts(): void;
	/** Everything that was shown so far. */
	readonly screen: string;
	readonly ended: Promise<Ended>;
	/** Ends the program, if it still runs. */
	stop(): Promise<void>;
}

/** Starts a program with a pseudo-terminal, held by `script` (util-linux). */
export function openTerminal(guest: Guest, argv: readonly string[], options: StartOptions = {}): GuestTerminal {
	const words = argv.map((word) => `'${word.replaceAll("'", "'\\''")}'`);
	const running = guest.start(["script", "-qfec", `exec ${words.join(" ")}`, "/dev/null"], {
		...options,
		env: { TERM: "xterm-256color", ...options.env },
	});
	let raw = "";
	let seen = 0;
	const plain = () => stripVTControlCharacters(raw);
	running.stdout.setEncoding("utf8").on("data", (text: string) => {
		raw += text;
	});
	return {
		ended: running.ended,
		get screen() {
			return plain();
		},
		enters(line) {
			running.stdin.write(`${line}\r`);
		},
		interrupts() {
			running.stdin.write("\x03");
		},
		sees(words) {
			const pattern = typeof words === "string" ? new RegExp(words.replaceAll(/[^\w\s]/g, "\\$&")) : words;
			const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
			const look = () => {
				const match = pattern.exec(plain().slice(seen));
				if (!match) return;
				seen += match.index + match[0].length;
				running.stdout.off("data", look);
				resolve(match);
			};
			running.stdout.on("data", look);
			look();
			const failed = () => reject(new Error(`${pattern} was not said. On the screen: ${plain().slice(seen)}`));
			running.ended.then(failed, failed);
			return promise;
		},
		async stop() {
			await running.stop();
		},
	};
}
