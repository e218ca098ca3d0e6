import { expect, test } from "vitest";
import { MaskedLine } from "./masked-line.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function typed(...parts: string[]) {
	const line = new MaskedLine();
	const ends = parts.map((part) => line.take(bytes(part)));
	const { characters } = line;
	return { end: ends.at(-1), characters, text: new TextDecoder().decode(line.finish()) };
}

test("a line ends with Enter", () => {
	expect(typed("12", "34\r")).toEqual({ end: "entered", characters: 4, text: "1234" });
	expect(typed("1234\n").end).toBe("entered");
});

test("characters are counted, not bytes, and dropped as a whole", () => {
	expect(typed("aäΩ")).toMatchObject({ characters: 3, text: "aäΩ" });
	expect(typed("aäΩ\x7f\x7f")).toMatchObject({ characters: 1, text: "a" });
	expect(typed("\x7f\x08x")).toMatchObject({ characters: 1, text: "x" });
});

test("Ctrl-U begins anew", () => expect(typed("secret\x15new")).toMatchObject({ text: "new" }));

test("arrow keys and other control keys leave nothing behind", () => {
	expect(typed("1\x1b[A2\x1bOP3\x1b[1;5C4\t5")).toMatchObject({ text: "12345" });
	expect(typed("1\x1b", "[", "A2")).toMatchObject({ text: "12" });
});

test("Ctrl-C interrupts and leaves nothing", () => {
	expect(typed("12\x03")).toEqual({ end: "interrupted", characters: 0, text: "" });
});

test("Ctrl-D interrupts an empty line and ends another", () => {
	expect(typed("\x04").end).toBe("interrupted");
	expect(typed("12\x04")).toMatchObject({ end: "entered", text: "12" });
});

test("more than anybody's PIN is not taken", () => {
	expect(typed("x".repeat(300)).characters).toBe(256);
});

test("what was typed is wiped once it is handed over", () => {
	const line = new MaskedLine();
	line.take(bytes("1234"));
	line.finish();
	expect(line.characters).toBe(0);
	expect(line.finish()).toHaveLength(0);
});
