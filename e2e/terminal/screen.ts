/** One character with the colours it is shown in: SGR parameters (ECMA-48, section 8.3.117), or none. */
export interface Cell {
	readonly character: string;
	readonly styles: readonly number[];
}

export type Line = readonly Cell[];

const ends: Readonly<Record<number, readonly number[]>> = { 22: [1, 2], 24: [4], 27: [7], 39: [31, 32, 33] };

const escapeCharacter = "\u001b";

/** A control sequence (ECMA-48, section 5.4), or one character. */
const pieces = new RegExp(`${escapeCharacter}\\[[\\d;?]*[A-Za-z]|.`, "gsu");

/** A terminal's screen, as far as this project's command line writes on it. */
export class Screen {
	#lines: Cell[][] = [[]];
	#row = 0;
	#column = 0;
	#styles: readonly number[] = [];
	readonly #columns: number;

	constructor(columns: number) {
		this.#columns = columns;
	}

	write(text: string): void {
		for (const [piece] of text.matchAll(pieces)) this.#take(piece);
	}

	/** What stands there now; a copy. */
	get lines(): readonly Line[] {
		return this.#lines.map((line) => [...line]);
	}

	#take(piece: string): void {
		if (piece.length > 1 && piece.startsWith(escapeCharacter)) this.#control(piece.slice(2));
		else if (piece === "\r") this.#column = 0;
		else if (piece === "\n") this.#feed();
		else this.#put(piece);
	}

	#feed(): void {
		this.#row += 1;
		this.#column = 0;
		this.#lines[this.#row] ??= [];
	}

	#put(character: string): void {
		if (this.#column === this.#columns) this.#feed();
		const line = this.#lines[this.#row] ?? [];
		line[this.#column] = { character, styles: this.#styles };
		this.#column += 1;
	}

	#control(sequence: string): void {
		if (sequence === "2K") this.#lines[this.#row] = [];
		if (!sequence.endsWith("m")) return;
		for (const style of sequence.slice(0, -1).split(";").map(Number)) {
			const ended = style === 0 ? this.#styles : (ends[style] ?? []);
			const kept = this.#styles.filter((one) => !ended.includes(one));
			this.#styles = style === 0 || ends[style] ? kept : [...kept, style];
		}
	}
}
