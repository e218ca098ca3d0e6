import type { FuzzTarget } from "./fuzz-target.ts";

/**
 * Readers that are wrong on purpose, one in each way that the harness has to find: a fuzzer that finds nothing proves
 * nothing unless it is known to find.
 */
const samples = [Uint8Array.of(3, 1, 2, 3), Uint8Array.of(1, 9)];

/** Reads a length and that many bytes, and trusts the length. */
function readCounted(input: Uint8Array): Uint8Array {
	const counted = new Uint8Array(input[0] ?? 0);
	for (let index = 0; index < counted.length; index += 1) {
		const byte = input[1 + index];
		if (byte === undefined) throw new RangeError("it reads beyond the end");
		counted[index] = byte;
	}
	return counted;
}

const kept: Uint8Array[] = [];

export const brokenTargets: readonly FuzzTarget[] = [
	{
		name: "trusts-a-length",
		samples,
		attempt: (input) => {
			readCounted(input);
		},
	},
	{
		name: "fails-late",
		samples,
		attempt: async (input) => {
			await undefined;
			readCounted(input);
		},
	},
	{
		name: "never-returns",
		samples,
		attempt: (input) => {
			// A length of zero moves it nowhere.
			for (let offset = 0; offset < input.length; ) offset += input[offset] ?? 0;
		},
	},
	{
		name: "never-settles",
		samples,
		attempt: (input) => (input.length > 3 ? undefined : new Promise(() => undefined)),
	},
	{
		name: "takes-its-time",
		samples,
		attempt: (input) => {
			const until = performance.now() + (input.length > 3 ? 0 : 30);
			while (performance.now() < until);
		},
	},
	{
		name: "keeps-everything",
		samples,
		attempt: () => {
			kept.push(new Uint8Array(64 * 1024).fill(1));
		},
	},
];
