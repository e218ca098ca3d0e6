import { join } from "node:path";
import { createInterface } from "node:readline";
import type { ControlOrder, ControlWord, ToldState } from "../../ctap/virtual-key/uhid/control-messages.ts";
import type { Touch } from "../../ctap/virtual-key/uhid/kernel-key.ts";
import type { PresenceRequest } from "../../ctap/virtual-key/user-interaction.ts";
import { AwaitedWords, type Word } from "./awaited-words.ts";
import type { Guest } from "./guest/guest.ts";

const program = join(import.meta.dirname, "../../ctap/virtual-key/uhid/main.ts");

/** The software keys of one program in a guest. They are counted from 0, and all begin plugged in. */
export interface GuestKeys {
	/** Where each was plugged in at first: /dev/hidraw0, say. */
	readonly nodes: readonly string[];
	/** @returns Its node. */
	plug(key?: number): Promise<string>;
	/** Resolves when the kernel has no such device any more. */
	unplug(key?: number): Promise<void>;
	/** @returns Its node. */
	powerCycle(key?: number): Promise<string>;
	/** Touches a key that blinks, and has been started with `touch: "told"`. */
	touch(key?: number): Promise<void>;
	/** Resolves when a key next blinks, beginning with this call. */
	blinking(key?: number): Promise<PresenceRequest>;
	state(key?: number): Promise<ToldState>;
	/** Ends the program; its keys are pulled out. */
	stop(): Promise<void>;
}

export interface KeyWishes {
	/** How many. */
	readonly keys?: number;
	readonly pin?: string;
	readonly touch?: Touch;
	readonly ctap?: "2.0" | "2.1";
}

/** Plugs software keys into a guest. */
export async function plugKeys(guest: Guest, wishes: KeyWishes = {}): Promise<GuestKeys> {
	const count = wishes.keys ?? 1;
	const args = Object.entries(wishes).flatMap(([name, value]) => [`--${name}`, String(value)]);
	const running = guest.start([...(await guest.program(program)), ...args]);
	const words = new AwaitedWords();
	let complaints = "";
	running.stderr.on("data", (text: Buffer) => {
		complaints += text.toString();
	});
	createInterface({ input: running.stdout }).on("line", (line) => words.hear(JSON.parse(line)));
	const tellEnd = () => words.end(new Error(`The key program has ended. ${complaints}`));
	running.ended.then(tellEnd, tellEnd);
	function obeyed<Name extends ControlWord["word"]>(order: ControlOrder, answer: Name): Promise<Word<Name>> {
		const answered = words.next(answer, order.key);
		running.stdin.write(`${JSON.stringify(order)}\n`);
		return answered;
	}
	const plugged = await Promise.all(Array.from({ length: count }, (_, key) => words.next("plugged", key)));
	return {
		nodes: plugged.map(({ node }) => node),
		plug: async (key = 0) => (await obeyed({ order: "plug", key }, "plugged")).node,
		async unplug(key = 0) {
			await obeyed({ order: "unplug", key }, "unplugged");
		},
		powerCycle: async (key = 0) => (await obeyed({ order: "power-cycle", key }, "plugged")).node,
		async touch(key = 0) {
			await obeyed({ order: "touch", key }, "touched");
		},
		blinking: async (key = 0) => (await words.next("blinking", key)).request,
		state: async (key = 0) => (await obeyed({ order: "state", key }, "state")).state,
		stop: () => running.stop(),
	};
}
