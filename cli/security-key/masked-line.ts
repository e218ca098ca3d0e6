/** Bytes that a line may have; more is not taken. */
const longest = 256;

const key = {
	ctrlC: 0x03,
	ctrlD: 0x04,
	backspace: 0x08,
	lineFeed: 0x0a,
	enter: 0x0d,
	ctrlU: 0x15,
	escape: 0x1b,
	delete: 0x7f,
};

/** What typing came to, so far. */
export type Typed = "typing" | "entered" | "interrupted";

/**
 * A line that is typed and not shown, as bytes that can be wiped; a string could not be. Escape sequences, of arrow keys
 * for example, are left out.
 */
export class MaskedLine {
	readonly #bytes = new Uint8Array(longest);
	#length = 0;
	#escape: "none" | "begun" | "sequence" = "none";

	/** How many characters have been typed. */
	get characters(): number {
		return this.#bytes.subarray(0, this.#length).reduce((count, byte) => count + (isContinuation(byte) ? 0 : 1), 0);
	}

	/** Takes what the terminal sent. What stands behind the end of the line is dropped. */
	take(input: Uint8Array): Typed {
		for (const byte of input) {
			const typed = this.#takeByte(byte);
			if (typed !== "typing") return typed;
		}
		return "typing";
	}

	/** The line; a copy that the caller wipes. The line itself is wiped. */
	finish(): Uint8Array {
		const line = this.#bytes.slice(0, this.#length);
		this.wipe();
		return line;
	}

	wipe(): void {
		this.#bytes.fill(0);
		this.#length = 0;
	}

	#takeByte(byte: number): Typed {
		if (this.#isEscaped(byte)) return "typing";
		switch (byte) {
			case key.ctrlC:
				this.wipe();
				return "interrupted";
			case key.enter:
			case key.lineFeed:
				return "entered";
			case key.ctrlD:
				return this.#length === 0 ? "interrupted" : "entered";
			case key.backspace:
			case key.delete:
				this.#dropCharacter();
				return "typing";
			case key.ctrlU:
				this.wipe();
				return "typing";
			default:
				this.#append(byte);
				return "typing";
		}
	}

	/** Follows an escape sequence to its end (ECMA-48, section 5.4). */
	#isEscaped(byte: number): boolean {
		if (byte === key.escape) {
			this.#escape = "begun";
			return true;
		}
		if (this.#escape === "none") return false;
		const goesOn = this.#escape === "begun" ? byte === 0x5b || byte === 0x4f : byte < 0x40 || byte > 0x7e;
		this.#escape = goesOn ? "sequence" : "none";
		return true;
	}

	#append(byte: number): void {
		if (byte < 0x20 || this.#length === longest) return;
		this.#bytes[this.#length] = byte;
		this.#length += 1;
	}

	/** A character of UTF-8 may have several bytes. */
	#dropCharacter(): void {
		while (this.#length > 0) {
			this.#length -= 1;
			const dropped = this.#bytes[this.#length] ?? 0;
			this.#bytes[this.#length] = 0;
			if (!isContinuation(dropped)) return;
		}
	}
}

function isContinuation(byte: number): boolean {
	return (byte & 0xc0) === 0x80;
}
