import type { SeededRandom } from "./seeded-random.ts";

/** No input is longer: more than the longest message of CTAPHID, and room to hold a few reports more. */
export const longestInput = 9000;

/** Bytes that begin or end something in CBOR, CTAPHID or two's complement. */
const telling = [
	0x00, 0x01, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x20, 0x3b, 0x40, 0x58, 0x59, 0x5f, 0x60, 0x7b, 0x7f, 0x80, 0x81, 0x86,
	0x90, 0x9b, 0x9f, 0xa0, 0xa1, 0xbb, 0xbf, 0xc0, 0xd8, 0xf4, 0xf6, 0xf7, 0xf8, 0xf9, 0xfb, 0xff,
];
/** Lengths at which something overflows, turns negative or runs out. */
const lengths = [
	0, 1, 23, 24, 57, 58, 255, 256, 7609, 7610, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff,
];

type Mutation = (bytes: Uint8Array, random: SeededRandom, other: Uint8Array) => Uint8Array;

/** Bends an input in one to six ways. @param other Another input, parts of which may get into this one. */
export function mutate(bytes: Uint8Array, random: SeededRandom, other: Uint8Array): Uint8Array {
	let mutated: Uint8Array = bytes.slice();
	for (let count = 1 + random.smallBelow(6); count > 0; count -= 1) {
		mutated = random.pick(mutations)(mutated, random, other);
	}
	return mutated.subarray(0, longestInput);
}

const mutations: readonly Mutation[] = [
	flipBit,
	flipBit,
	setTelling,
	setTelling,
	setRandom,
	nudge,
	writeLength,
	writeLength,
	truncate,
	remove,
	insert,
	repeat,
	swap,
	splice,
	nest,
];

function setByte(bytes: Uint8Array, random: SeededRandom, change: (byte: number) => number): Uint8Array {
	if (bytes.length === 0) return bytes;
	const index = random.below(bytes.length);
	bytes[index] = change(bytes[index] ?? 0);
	return bytes;
}

function flipBit(bytes: Uint8Array, random: SeededRandom): Uint8Array {
	return setByte(bytes, random, (byte) => byte ^ (1 << random.below(8)));
}

function setTelling(bytes: Uint8Array, random: SeededRandom): Uint8Array {
	return setByte(bytes, random, () => random.pick(telling));
}

function setRandom(bytes: Uint8Array, random: SeededRandom): Uint8Array {
	return setByte(bytes, random, () => random.below(256));
}

function nudge(bytes: Uint8Array, random: SeededRandom): Uint8Array {
	return setByte(bytes, random, (byte) => byte + random.pick([-1, 1, -16, 16]));
}

function writeLength(bytes: Uint8Array, random: SeededRandom): Uint8Array {
	const size = random.pick([1, 2, 4, 8]);
	if (bytes.length < size) return bytes;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const offset = random.below(bytes.length - size + 1);
	const length = random.pick(lengths);
	if (size === 1) view.setUint8(offset, length & 0xff);
	else if (size === 2) view.setUint16(offset, length & 0xffff);
	else if (size === 4) view.setUint32(offset, length);
	else view.setBigUint64(offset, BigInt(length) << BigInt(random.pick([0, 16, 32])));
	return bytes;
}

function truncate(bytes: Uint8Array, random: SeededRandom): Uint8Array {
	return bytes.subarray(0, random.below(bytes.length + 1)).slice();
}

function remove(bytes: Uint8Array, random: SeededRandom): Uint8Array {
	const start = random.below(bytes.length + 1);
	return join(bytes.subarray(0, start), bytes.subarray(start + 1 + random.smallBelow(64)));
}

function insert(bytes: Uint8Array, random: SeededRandom): Uint8Array {
	const at = random.below(bytes.length + 1);
	return join(bytes.subarray(0, at), random.bytes(1 + random.smallBelow(64)), bytes.subarray(at));
}

function repeat(bytes: Uint8Array, random: SeededRandom): Uint8Array {
	const start = random.below(bytes.length + 1);
	const end = start + 1 + random.smallBelow(64);
	return join(bytes.subarray(0, end), bytes.subarray(start, end), bytes.subarray(end));
}

function swap(bytes: Uint8Array, random: SeededRandom): Uint8Array {
	const [first = 0, second = 0, third = 0] = [0, 0, 0]
		.map(() => random.below(bytes.length + 1))
		.toSorted((a, b) => a - b);
	return join(
		bytes.subarray(0, first),
		bytes.subarray(second, third),
		bytes.subarray(first, second),
		bytes.subarray(third),
	);
}

function splice(bytes: Uint8Array, random: SeededRandom, other: Uint8Array): Uint8Array {
	const start = random.below(other.length + 1);
	const part = other.subarray(start, start + 1 + random.below(128));
	const at = random.below(bytes.length + 1);
	return join(bytes.subarray(0, at), part, bytes.subarray(at + random.pick([0, part.length])));
}

/** Wraps a part in lists or maps of one, many times over. */
function nest(bytes: Uint8Array, random: SeededRandom): Uint8Array {
	const at = random.below(bytes.length + 1);
	const wrapping = new Uint8Array(1 + random.smallBelow(4000)).fill(random.pick([0x81, 0xa1, 0xc6, 0xd8]));
	return join(bytes.subarray(0, at), wrapping, bytes.subarray(at));
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(parts));
}
