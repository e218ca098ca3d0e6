import { expect, test } from "vitest";
import { Unreachable } from "../client/call-server.ts";
import { UnfitRequest } from "../client/challenge.ts";
import { isProblemCode, Problem, problems } from "../contract/problem.ts";
import { Failure, failureCode } from "./desk/failure.ts";
import { counted, fill } from "./text/fill.ts";
import { desktopWords } from "./words/desktop.ts";
import { windowFailureWords } from "./words/desktop-failures.ts";
import { words } from "./words.ts";

test("every problem the server can name has its sentence", () => {
	for (const code of Object.keys(problems)) {
		const sentence = words.failures[code as keyof typeof words.failures];
		expect(sentence, code).toMatch(/^[A-Z].*\.$/);
	}
});

test("nothing of ours shouts, apologises or borrows other words", () => {
	const all = JSON.stringify([words, desktopWords, windowFailureWords]);
	expect(all).not.toMatch(/!|\bplease\b|\boops\b|\bauthenticat|\bsorry\b/i);
});

test("whatever is thrown becomes a code with words", () => {
	const thrown = [
		new Problem("wrong-code"),
		new Failure("prompt-closed"),
		new Unreachable("x"),
		new UnfitRequest("x"),
		new TypeError("x"),
		"x",
	];
	expect(thrown.map(failureCode)).toEqual([
		"wrong-code",
		"prompt-closed",
		"unreachable",
		"unfit-request",
		"unknown",
		"unknown",
	]);
	expect(thrown.map(failureCode).every((code) => code in words.failures)).toBe(true);
	expect(isProblemCode("prompt-closed")).toBe(false);
});

test("named places are filled, unknown ones stay visible, numbers choose their form", () => {
	expect(fill("{a} and {b}", { a: "x" })).toBe("x and {b}");
	expect(counted(words.waiting.count, 1)).toBe("1 login is waiting for you");
	expect(counted(words.waiting.count, 3)).toBe("3 logins are waiting for you");
});
