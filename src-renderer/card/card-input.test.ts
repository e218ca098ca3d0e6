import { expect, test } from "vitest";
import { digitsOf, isComplete, missing } from "./code-entry.ts";
import { keyCounts, quietTime } from "./key-guard.ts";

const key = { key: "Enter", ctrlKey: false, metaKey: false, altKey: false, repeat: false };

test("keys count only half a second after the card appeared", () => {
	expect(keyCounts(key, 1000, 1000)).toBe(false);
	expect(keyCounts(key, 1000, 1000 + quietTime - 1)).toBe(false);
	expect(keyCounts(key, 1000, 1000 + quietTime)).toBe(true);
});

test("a key that is held down since before presses nothing", () => {
	expect(keyCounts({ ...key, repeat: true }, 1000, 9000)).toBe(false);
	expect(keyCounts({ ...key, key: "Backspace", repeat: true }, 1000, 9000)).toBe(true);
});

test("the browser's shortcuts always work", () => {
	expect(keyCounts({ ...key, key: "r", ctrlKey: true }, 1000, 1001)).toBe(true);
	expect(keyCounts({ ...key, key: "w", metaKey: true }, 1000, 1001)).toBe(true);
	expect(keyCounts({ ...key, key: "F5" }, 1000, 1001)).toBe(true);
});

test("a code is two digits, however they come in", () => {
	expect(["4", "47", "471", " 4-7 ", "x", "٤٧"].map(digitsOf)).toEqual(["4", "47", "47", "47", "", ""]);
	expect(["", "4", "47"].map(isComplete)).toEqual([false, false, true]);
});

test("reading comes before the digits, and both before the key", () => {
	expect(missing({ codeNeeded: true, code: "47", allSeen: false })).toBe("reading");
	expect(missing({ codeNeeded: true, code: "4", allSeen: true })).toBe("code");
	expect(missing({ codeNeeded: true, code: "47", allSeen: true })).toBeUndefined();
	expect(missing({ codeNeeded: false, code: "", allSeen: true })).toBeUndefined();
});
