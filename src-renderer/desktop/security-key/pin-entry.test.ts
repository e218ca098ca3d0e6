import { expect, test } from "vitest";
import { pinFault, typedPins } from "./pin-entry.ts";

const typed = (text: string) => new TextEncoder().encode(text);
const changed = (current: string, next: string, again: string) =>
	typedPins("change-pin", (name) => typed({ pin: "", current, next, again }[name]));

test("a PIN has four characters at least, whatever the key wants of new ones, and 63 bytes at most", () => {
	const fault = (text: string) =>
		pinFault(
			typedPins("enter-pin", () => typed(text)),
			8,
		);
	expect(["", "123", "1234", "x".repeat(63), "x".repeat(64)].map(fault)).toEqual([
		"too-short",
		"too-short",
		undefined,
		undefined,
		"too-long",
	]);
});

test("characters are counted, and bytes only at the other end", () => {
	const fault = (text: string) =>
		pinFault(
			typedPins("set-pin", () => typed(text)),
			4,
		);
	expect(fault("äö")).toBe("too-short");
	expect(fault("🔑🔑🔑")).toBe("too-short");
	expect(fault("🔑🔑🔑🔑")).toBeUndefined();
	expect(fault("ä".repeat(32))).toBe("too-long");
});

test("a new PIN is as long as the key wants it, and typed twice alike", () => {
	expect(pinFault(changed("1234", "123456", "123456"), 6)).toBeUndefined();
	expect(pinFault(changed("123", "123456", "123456"), 6)).toBe("too-short");
	expect(pinFault(changed("1234", "12345", "12345"), 6)).toBe("too-short");
	expect(pinFault(changed("1234", "123456", "123457"), 6)).toBe("differ");
	expect(pinFault(changed("1234", "123456", "1234567"), 6)).toBe("differ");
});
