import { expect, test } from "vitest";
import { Problem } from "../contract/problem.ts";
import { explainServerFailure } from "./explain-server-failure.ts";

test("a running server that has no room left is told in its words and under its code", () => {
	expect(explainServerFailure(new Problem("storage-full"))).toMatchObject({
		name: "CommandFailure",
		code: "storage-full",
		exitCode: 1,
		message: "The server has no room left to write, so nothing was decided or changed.",
	});
});

test("what nobody foresaw stays what it is", () => {
	const error = new TypeError("x is not a function");
	expect(explainServerFailure(error)).toBe(error);
});
