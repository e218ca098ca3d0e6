import type { ControlWord } from "../../ctap/virtual-key/uhid/control-messages.ts";

export type Word<Name extends ControlWord["word"]> = Extract<ControlWord, { word: Name }>;

interface Waiting {
	readonly name: ControlWord["word"];
	readonly key: number;
	readonly answer: PromiseWithResolvers<ControlWord>;
}

/** Words of a key program that somebody waits for. */
export class AwaitedWords {
	#waiting: readonly Waiting[] = [];
	#ended: Error | undefined;

	/** The next word of this name about this key. Rejects where an order fails or the program ends before. */
	next<Name extends ControlWord["word"]>(name: Name, key: number): Promise<Word<Name>> {
		if (this.#ended) return Promise.reject(this.#ended);
		const answer = Promise.withResolvers<ControlWord>();
		this.#waiting = [...this.#waiting, { name, key, answer }];
		return answer.promise as Promise<Word<Name>>;
	}

	hear(word: ControlWord): void {
		const fits = ({ name, key }: Waiting) => word.word === "failed" || (word.word === name && word.key === key);
		const answered = this.#waiting.filter(fits);
		this.#waiting = this.#waiting.filter((each) => !fits(each));
		for (const { answer } of answered) {
			if (word.word === "failed") answer.reject(new Error(`The key program: ${word.why}`));
			else answer.resolve(word);
		}
	}

	/** Nothing comes any more. */
	end(reason: Error): void {
		this.#ended = reason;
		for (const { answer } of this.#waiting) answer.reject(reason);
		this.#waiting = [];
	}
}
