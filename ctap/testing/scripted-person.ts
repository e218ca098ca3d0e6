import type { Person } from "../flows/person.ts";
import type { ChangePin, EnterPin, PinStep, SetPin, Step } from "../flows/step.ts";

/** What the person answers, one after another; a prompt without an answer stays open. */
export interface PersonScript {
	readonly pins?: readonly string[];
	readonly newPins?: readonly string[];
	readonly changes?: readonly (readonly [current: string, next: string])[];
}

/** A person who does as told, and remembers what was asked of them. */
export class ScriptedPerson implements Person {
	readonly steps: Step[] = [];
	/** The very bytes that were handed over, to see whether they were wiped. */
	readonly handedOver: Uint8Array[] = [];
	/** Prompts whose signal was aborted before they were answered. */
	readonly abandoned: PinStep[] = [];
	readonly #pins: string[];
	readonly #newPins: string[];
	readonly #changes: (readonly [string, string])[];
	readonly #waiting: { readonly kind: Step["kind"]; readonly resolve: (step: Step) => void }[] = [];

	constructor(script: PersonScript = {}) {
		this.#pins = [...(script.pins ?? [])];
		this.#newPins = [...(script.newPins ?? [])];
		this.#changes = [...(script.changes ?? [])];
	}

	/** The kinds of the steps so far, without repetitions in a row. */
	get kinds(): readonly Step["kind"][] {
		return this.steps.map(({ kind }) => kind).filter((kind, index, all) => kind !== all[index - 1]);
	}

	/** Adds to the script. */
	willEnter(pin: string): void {
		this.#pins.push(pin);
	}

	/** The next step of a kind, from now on. */
	next(kind: Step["kind"]): Promise<Step> {
		const { promise, resolve } = Promise.withResolvers<Step>();
		this.#waiting.push({ kind, resolve });
		return promise;
	}

	show(step: Step): void {
		this.steps.push(step);
		const due = this.#waiting.filter(({ kind }) => kind === step.kind);
		for (const waiting of due) {
			this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
			waiting.resolve(step);
		}
	}

	async enterPin(step: EnterPin, signal: AbortSignal): Promise<Uint8Array> {
		return this.#hand(await this.#answer(step, this.#pins.shift(), signal));
	}

	async setPin(step: SetPin, signal: AbortSignal): Promise<Uint8Array> {
		return this.#hand(await this.#answer(step, this.#newPins.shift(), signal));
	}

	async changePin(step: ChangePin, signal: AbortSignal): Promise<{ current: Uint8Array; next: Uint8Array }> {
		const [current, next] = await this.#answer(step, this.#changes.shift(), signal);
		return { current: this.#hand(current), next: this.#hand(next) };
	}

	#answer<T>(step: PinStep, answer: T | undefined, signal: AbortSignal): Promise<T> {
		this.show(step);
		if (answer !== undefined) return Promise.resolve(answer);
		const { promise, reject } = Promise.withResolvers<T>();
		signal.addEventListener("abort", () => {
			this.abandoned.push(step);
			reject(signal.reason);
		});
		return promise;
	}

	#hand(pin: string): Uint8Array {
		const bytes = new TextEncoder().encode(pin);
		this.handedOver.push(bytes);
		return bytes;
	}
}
