import { expect, test } from "vitest";
import { statusCode } from "./status-code.ts";
import { sentenceFor, sentences, statusName } from "./status-sentence.ts";

/** The codes of CTAP 2.1 section 8.2, written down a second time, so that one forgotten in the table shows. */
const standard = [
	0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0b, 0x11, 0x12, 0x14, 0x15, 0x17, 0x18, 0x19, 0x21, 0x22, 0x23,
	0x24, 0x25, 0x26, 0x27, 0x28, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38,
	0x39, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f, 0x40, 0x7f, 0xdf, 0xe0, 0xef, 0xf0, 0xff,
];

test("every status of the standard has a name and a sentence", () => {
	expect(Object.values(statusCode).toSorted((a, b) => a - b)).toEqual(standard);
	for (const status of standard) expect(statusName(status)).toBeDefined();
});

test("every sentence says what happened and what to do, and no number", () => {
	for (const { happened, next } of Object.values(sentences)) {
		expect(happened).toMatch(/^[A-Z].{6,}\.$/);
		expect(next).toMatch(/^[A-Z].{6,}\.$/);
		expect(happened + next).not.toMatch(/0x|CTAP/);
	}
});

test("any byte at all has a sentence", () => {
	for (let status = 0; status <= 0xff; status += 1) expect(sentenceFor(status).happened).toBeTruthy();
	expect(sentenceFor(0xf4)).toBe(sentences.vendorFirst);
	expect(sentenceFor(0xe4)).toBe(sentences.extensionFirst);
	expect(sentenceFor(0x77).happened).toContain("0x77");
});
