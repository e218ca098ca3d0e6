import { expect, test } from "vitest";
import { reportEnd } from "./login-end.ts";

test("time that ran out before anybody here was told how to approve is said to have been too short", () => {
	const { words, exitCode } = reportEnd({ state: "timed-out", withdrawal: "unshown" });
	expect({ words, exitCode }).toEqual({
		words: "Expired. --timeout ran out. That was too short to ask anybody.",
		exitCode: 4,
	});
});
