import fc, { type Arbitrary } from "fast-check";

/** Encoded data items, most of them well-formed and many of them not what CTAP wants. */

const join = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** The head of an item, in the shortest form or in a longer one. */
function head(major: number, argument: number, size: 0 | 1 | 2 | 4 | 8 = 0): Uint8Array {
	const initial = major << 5;
	const fits = argument < 24 ? 0 : argument < 0x100 ? 1 : argument < 0x1_0000 ? 2 : 4;
	const bytes = Math.max(fits, size);
	if (bytes === 0) return Uint8Array.of(initial | argument);
	const buffer = Buffer.alloc(1 + bytes);
	buffer[0] = initial | (24 + Math.log2(bytes));
	if (bytes === 8) buffer.writeBigUInt64BE(BigInt(argument), 1);
	else buffer.writeUIntBE(argument, 1, bytes);
	return new Uint8Array(buffer);
}

const sizes = fc.oneof(
	{ weight: 9, arbitrary: fc.constant(0 as const) },
	fc.constantFrom(1 as const, 2 as const, 4 as const, 8 as const),
);
const numbers = fc.oneof(fc.nat(30), fc.nat(0xffff), fc.nat(0x7fffffff));

function string(major: number, contents: Arbitrary<Uint8Array>): Arbitrary<Uint8Array> {
	return fc.tuple(contents, sizes).map(([bytes, size]) => join([head(major, bytes.length, size), bytes]));
}

/** A whole number, positive or negative. */
export const wholeItem = fc.tuple(fc.constantFrom(0, 1), numbers, sizes).map((parts) => head(...parts));

/** How many there are: a few mostly, since each costs time. */
export const countItem = fc.oneof({ weight: 10, arbitrary: fc.nat(5).map((count) => head(0, count)) }, wholeItem);

/** A byte string of one of these lengths, or of any. */
export function bytesItem(...lengths: readonly number[]): Arbitrary<Uint8Array> {
	if (lengths.length === 0) return string(2, fc.uint8Array({ maxLength: 100 }));
	const chosen = fc.constantFrom(...lengths).chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
	return string(2, chosen);
}

/** A byte string around something. */
export function wrappedItem(contents: Arbitrary<Uint8Array>): Arbitrary<Uint8Array> {
	return string(2, contents);
}

/** Text: one of these words, or any, sometimes cut in the middle of a character. */
export function textItem(...words: readonly string[]): Arbitrary<Uint8Array> {
	const text = words.length > 0 ? fc.constantFrom(...words) : fc.string({ unit: "grapheme", maxLength: 20 });
	const whole = text.map((value) => new Uint8Array(Buffer.from(value)));
	const cut = fc.tuple(whole, fc.nat(3)).map(([bytes, less]) => bytes.subarray(0, Math.max(0, bytes.length - less)));
	return string(3, fc.oneof({ weight: 4, arbitrary: whole }, cut));
}

const simpleItem = fc.oneof(
	fc.constantFrom(0xf4, 0xf5, 0xf6, 0xf7, 0xe0, 0xff, 0x1c, 0x5f, 0x9f, 0xbf).map((byte) => Uint8Array.of(byte)),
	fc.uint8Array({ minLength: 2, maxLength: 2 }).map((bytes) => join([Uint8Array.of(0xf9), bytes])),
	fc.double().map((value) => {
		const bytes = Buffer.alloc(9, 0xfb);
		bytes.writeDoubleBE(value, 1);
		return new Uint8Array(bytes);
	}),
);

/** True or false. */
export const truthItem = fc.constantFrom(0xf4, 0xf5).map((byte) => Uint8Array.of(byte));

/** A list of items. */
export function listItem(item: Arbitrary<Uint8Array>): Arbitrary<Uint8Array> {
	return fc
		.tuple(fc.array(item, { maxLength: 5 }), sizes)
		.map(([items, size]) => join([head(4, items.length, size), ...items]));
}

/** What a map is keyed by, mostly. */
function key(any: Arbitrary<Uint8Array>): Arbitrary<Uint8Array> {
	return fc.oneof({ weight: 8, arbitrary: wholeItem }, { weight: 8, arbitrary: textItem() }, any);
}

/** Any item at all, and what is none. */
export const anyItem: Arbitrary<Uint8Array> = fc.letrec<{ item: Uint8Array }>((tie) => ({
	item: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		wholeItem,
		bytesItem(),
		textItem(),
		simpleItem,
		listItem(tie("item")),
		fc
			.tuple(fc.array(fc.tuple(key(tie("item")), tie("item")), { maxLength: 4 }), sizes)
			.map(([entries, size]) => join([head(5, entries.length, size), ...entries.flat()])),
		fc.tuple(fc.nat(40), tie("item")).map(([tag, item]) => join([head(6, tag), item])),
	),
})).item;

/**
 * A map with members of these keys, each there or missing, mostly of its kind, in the order given or in another.
 */
export function mapItem(members: Readonly<Record<string, Arbitrary<Uint8Array>>>): Arbitrary<Uint8Array> {
	const entries = Object.entries(members).map(([key, value]) => {
		const written = /^-?\d+$/.test(key)
			? numberKey(Number(key))
			: join([head(3, Buffer.byteLength(key)), Buffer.from(key)]);
		const item = fc.oneof({ weight: 12, arbitrary: value }, anyItem);
		return fc.option(
			item.map((bytes) => join([written, bytes])),
			{ freq: 12, nil: undefined },
		);
	});
	const present = fc.tuple(...entries).map((items) => items.filter((item) => item !== undefined));
	const ordered = present.chain((items) =>
		fc.oneof(
			{ weight: 8, arbitrary: fc.constant(items) },
			fc.shuffledSubarray(items),
			fc.constant([...items, ...items.slice(0, 1)]),
		),
	);
	return fc.tuple(ordered, sizes).map(([items, size]) => join([head(5, items.length, size), ...items]));
}

function numberKey(key: number): Uint8Array {
	return key < 0 ? head(1, -1 - key) : head(0, key);
}
