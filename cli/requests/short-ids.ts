const usual = 8;

/** The beginning of an id, as long as it has to be to name one of `all`. */
export function shortId(id: string, all: readonly string[]): string {
	for (let length = usual; length < id.length; length++) {
		const start = id.slice(0, length);
		if (all.every((other) => other === id || !other.startsWith(start))) return start;
	}
	return id;
}
