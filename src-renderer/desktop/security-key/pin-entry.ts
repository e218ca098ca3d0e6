/** Bytes that a PIN may have in UTF-8 (CTAP 2.1 section 6.5.1). */
const longest = 63;

/** No key has a PIN of fewer characters (CTAP 2.1 section 6.5.1). */
const shortest = 4;

/** UTF-8 of a buffer of its own, which is wiped. */
export type Pin = Uint8Array<ArrayBuffer>;

export type PinFault = "too-short" | "too-long" | "differ";

/** What was typed into the fields of a step, as the keys take it. */
export type TypedPins =
	| { readonly kind: "enter-pin"; readonly pin: Pin }
	| { readonly kind: "set-pin"; readonly next: Pin; readonly again: Pin }
	| { readonly kind: "change-pin"; readonly current: Pin; readonly next: Pin; readonly again: Pin };

/**
 * What is wrong with it before anything is sent; undefined where only the key can say.
 * @param minLength of a new PIN, in characters: the one there is may be older than this rule
 */
export function pinFault(typed: TypedPins, minLength: number): PinFault | undefined {
	if (typed.kind === "enter-pin") return lengthFault(typed.pin, shortest);
	const { next, again } = typed;
	const current = typed.kind === "change-pin" ? lengthFault(typed.current, shortest) : undefined;
	return current ?? lengthFault(next, minLength) ?? (same(next, again) ? undefined : "differ");
}

function lengthFault(pin: Pin, minLength: number): "too-short" | "too-long" | undefined {
	if (charactersOf(pin) < minLength) return "too-short";
	return pin.length > longest ? "too-long" : undefined;
}

/** Counts code points: each begins with a byte that continues no other. */
function charactersOf(pin: Pin): number {
	return pin.reduce((count, byte) => count + ((byte & 0xc0) === 0x80 ? 0 : 1), 0);
}

function same(one: Pin, other: Pin): boolean {
	return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

export type PinFieldName = "pin" | "current" | "next" | "again";

/** The fields of each step, in the order in which they are filled. */
export const pinFields = {
	"enter-pin": ["pin"],
	"set-pin": ["next", "again"],
	"change-pin": ["current", "next", "again"],
} as const satisfies Record<TypedPins["kind"], readonly PinFieldName[]>;

export function typedPins(kind: TypedPins["kind"], read: (name: PinFieldName) => Pin): TypedPins {
	switch (kind) {
		case "enter-pin":
			return { kind, pin: read("pin") };
		case "set-pin":
			return { kind, next: read("next"), again: read("again") };
		case "change-pin":
			return { kind, current: read("current"), next: read("next"), again: read("again") };
	}
}
