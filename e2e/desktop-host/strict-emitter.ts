import { EventEmitter } from "node:events";
import { refuse, shownAs } from "./strict.ts";

type Listener = (...given: never[]) => void;

/** An emitter that refuses listeners for events it does not know: they would wait for ever. */
export class StrictEmitter extends EventEmitter {
	readonly #name: string;
	readonly #events: ReadonlySet<string>;

	constructor(name: string, events: readonly string[]) {
		super();
		this.#name = name;
		this.#events = new Set(events);
	}

	override on(event: string | symbol, listener: Listener): this {
		this.#check(event);
		super.on(event, listener as (...given: unknown[]) => void);
		return shownAs(this);
	}

	override addListener(event: string | symbol, listener: Listener): this {
		return this.on(event, listener);
	}

	override once(event: string | symbol, listener: Listener): this {
		this.#check(event);
		super.once(event, listener as (...given: unknown[]) => void);
		return shownAs(this);
	}

	#check(event: string | symbol): void {
		if (typeof event === "string" && !this.#events.has(event)) refuse(this.#name, `on("${event}")`);
	}
}

/** An event that can be prevented, with its own facts beside. */
export function preventable<Facts extends object>(facts: Facts): Electron.Event<Facts> {
	let isPrevented = false;
	return Object.defineProperties(
		{ ...facts, preventDefault: () => (isPrevented = true) },
		{
			defaultPrevented: { get: () => isPrevented },
		},
	) as unknown as Electron.Event<Facts>;
}
