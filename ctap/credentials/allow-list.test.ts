import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeParameters } from "../cbor/encode-cbor.ts";
import { type GetAssertionCommand, parametersOf } from "../commands/get-assertion.ts";
import { protocolTwo } from "../pin-uv/protocol-two.ts";
import { knownKey } from "../testing/known-key.ts";
import { chunkAllowList, possibleCredentials } from "./allow-list.ts";

const command: GetAssertionCommand = {
	rpId: "login.example",
	clientDataHash: new Uint8Array(32),
	userPresence: false,
	auth: { protocol: protocolTwo, param: new Uint8Array(32) },
};
const ids = (...lengths: readonly number[]) =>
	lengths.map((length, index) => ({ id: new Uint8Array(length).fill(index) }));

/** Bytes that a command has on the wire. */
const lengthWith = (allowList: readonly { id: Uint8Array }[]) =>
	1 + encodeParameters(parametersOf({ ...command, allowList })).length;

test("ids longer than any of the key's own are left out, and empty ones", () => {
	const list = ids(0, 1, 64, 65, 1023, 1024);
	expect(possibleCredentials(list, knownKey({}, { 8: 64 })).map(({ id }) => id.length)).toEqual([1, 64]);
	expect(possibleCredentials(list, knownKey()).map(({ id }) => id.length)).toEqual([1, 64, 65, 1023]);
});

test.each([
	[knownKey(), [1, 1, 1, 1, 1]],
	[knownKey({}, { 7: 0 }), [1, 1, 1, 1, 1]],
	[knownKey({}, { 7: 2 }), [2, 2, 1]],
	[knownKey({}, { 7: 5 }), [5]],
	[knownKey({}, { 7: 100 }), [5]],
])("a list of five is cut as the key says", (key, sizes) => {
	expect(chunkAllowList(ids(32, 32, 32, 32, 32), command, key, 7609).map((chunk) => chunk.length)).toEqual(sizes);
});

test("nothing is cut into nothing", () => {
	expect(chunkAllowList([], command, knownKey({}, { 7: 8 }), 1200)).toEqual([]);
});

test("what no message takes goes alone, for the key to judge", () => {
	const chunks = chunkAllowList(ids(16, 1000, 16), command, knownKey({}, { 7: 8 }), 256);
	expect(chunks.map((chunk) => chunk.map(({ id }) => id.length))).toEqual([[16], [1000], [16]]);
});

test("parts hold the whole list in order, none too many, none too long, and none that had room for the next", () => {
	const lists = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 30 });
	fc.assert(
		fc.property(
			lists,
			fc.integer({ min: 1, max: 10 }),
			fc.integer({ min: 256, max: 1200 }),
			(lengths, most, longest) => {
				const list = ids(...lengths);
				const chunks = chunkAllowList(list, command, knownKey({}, { 7: most }), longest);
				expect(chunks.flat()).toEqual(list);
				for (const [index, chunk] of chunks.entries()) {
					expect(chunk.length).toBeGreaterThan(0);
					expect(chunk.length).toBeLessThanOrEqual(most);
					if (chunk.length > 1) expect(lengthWith(chunk)).toBeLessThanOrEqual(longest);
					const extended = [...chunk, ...(chunks[index + 1]?.slice(0, 1) ?? [])];
					if (extended.length > chunk.length && extended.length <= most)
						expect(lengthWith(extended)).toBeGreaterThan(longest);
				}
			},
		),
	);
});
