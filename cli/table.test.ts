import { expect, test } from "vitest";
import { displayWidth } from "./display-width.ts";
import { tableLines } from "./table.ts";

const head = ["A", "LONG", "C"];

test("columns are as wide as what they hold, in any script", () => {
	expect(
		tableLines(head, [
			["1", "漢字", "x"],
			["22", "e\u0301a", "y"],
		]),
	).toEqual(["A   LONG  C", "1   漢字  x", "22  e\u0301a    y"]);
});

test("what could move the cursor is written out", () => {
	expect(tableLines(["A"], [["\x1b[2J\u202e"]])[1]).toBe("\\u{1b}[2J\\u{202e}");
});

test("lines fit, the widest of the columns that may be cut first", () => {
	const rows = [
		["1", "word ".repeat(20), "203.0.113.24"],
		["2", "漢".repeat(20), "2001:db8::1"],
	];
	const lines = tableLines(head, rows, { columns: 40, cut: [1] });
	expect(lines.map(displayWidth)).toEqual([29, 40, 39]);
	expect(lines[1]).toMatch(/^1 {2}word .*… {2}203\.0\.113\.24$/);
	expect(lines[2]).toMatch(/^2 {2}漢+… +2001:db8::1$/);
});

test("a terminal that is too narrow gets lines that do not wrap", () => {
	const lines = tableLines(head, [["1", "words", "203.0.113.24"]], { columns: 12, cut: [1] });
	for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(12);
});
