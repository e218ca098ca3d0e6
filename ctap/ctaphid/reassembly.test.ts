import fc from "fast-check";
import { expect, test } from "vitest";
import { longestMessage } from "./message.ts";
import { channelOf, Reassembly } from "./reassembly.ts";
import { splitMessage } from "./split-message.ts";

const message = (length: number) => ({
	channel: 0x01020304,
	command: 0x10,
	payload: Uint8Array.from({ length }, (_, index) => index % 251),
});

test("the longest message of 64-byte reports has 7609 bytes", () => {
	expect(longestMessage(64)).toBe(7609);
	expect(() => splitMessage(message(7610), 64)).toThrow(RangeError);
});

test("whatever is split comes together again, at every report size", () => {
	fc.assert(
		fc.property(fc.integer({ min: 8, max: 64 }), fc.nat(), (size, seed) => {
			const original = message(seed % (longestMessage(size) + 1));
			const reassembly = new Reassembly(original.channel, size);
			const reports = splitMessage(original, size);
			const answers = reports.map((report) => reassembly.take(report));
			expect(answers.slice(0, -1).every((answer) => answer.kind === "incomplete")).toBe(true);
			expect(answers.at(-1)).toEqual({ kind: "message", message: original });
			expect(reports.every((report) => report.length === size && channelOf(report) === original.channel)).toBe(true);
		}),
	);
});

test("a continuation out of turn gives the message up", () => {
	const reassembly = new Reassembly(0x01020304, 64);
	const [first, second, third] = splitMessage(message(170), 64);
	if (!first || !second || !third) throw new Error("three reports expected");
	reassembly.take(first);
	expect(reassembly.take(third)).toEqual({ kind: "out-of-sequence" });
	expect(reassembly.take(second)).toEqual({ kind: "stray" });
});

test("an initialization packet begins anew in the middle of a message", () => {
	const reassembly = new Reassembly(0x01020304, 64);
	const [first] = splitMessage(message(170), 64);
	const [short] = splitMessage(message(3), 64);
	if (!first || !short) throw new Error("a report expected");
	reassembly.take(first);
	expect(reassembly.unfinished).toBe(true);
	expect(reassembly.take(short)).toEqual({ kind: "message", message: message(3) });
});

test("a length beyond the limit is refused before anything is kept", () => {
	const reassembly = new Reassembly(0x01020304, 64);
	expect(reassembly.take(Uint8Array.of(1, 2, 3, 4, 0x90, 0x1d, 0xba))).toEqual({ kind: "too-long" });
	expect(reassembly.unfinished).toBe(false);
});

test("reports too short to mean anything are strays", () => {
	const reassembly = new Reassembly(0x01020304, 64);
	expect(reassembly.take(Uint8Array.of(1, 2, 3, 4))).toEqual({ kind: "stray" });
	expect(reassembly.take(Uint8Array.of(1, 2, 3, 4, 0x90, 0))).toEqual({ kind: "stray" });
	expect(channelOf(Uint8Array.of(1, 2, 3, 4))).toBeUndefined();
});
