/** A piece of a page, made by `html` and by nothing else: whatever came from elsewhere is escaped in it. */
export class Html {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

type Piece = Html | string | number | undefined | readonly Piece[];

/** Writes a piece of a page. Values are text, unless they are pieces themselves; `undefined` is nothing. */
export function html(written: TemplateStringsArray, ...values: readonly Piece[]): Html {
	return new Html(written.map((part, index) => part + textOf(values[index])).join(""));
}

/** A piece that a library wrote, which escaped what it put in. */
export function writtenElsewhere(text: string): Html {
	return new Html(text);
}

function textOf(piece: Piece): string {
	if (piece === undefined) return "";
	if (piece instanceof Html) return piece.text;
	if (typeof piece === "object") return piece.map(textOf).join("\n");
	return escaped(String(piece));
}

/** Text that stands in a page as it is. */
function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
