import { expect, test } from "vitest";
import { compareHeads } from "./audit-head.ts";

const [one, other] = ["a".repeat(43), "b".repeat(43)];

test.each([
	[`5:${one}`, `5:${one}`, "continued"],
	[`5:${one}`, `6:${other}`, "continued"],
	["0:", `1:${one}`, "continued"],
	["0:", "0:", "continued"],
	[`5:${one}`, `5:${other}`, "other-log"],
	[`5:${one}`, `4:${one}`, "cut-off"],
	[`1:${one}`, "0:", "cut-off"],
	[`10:${one}`, `9:${one}`, "cut-off"],
	["head", `5:${one}`, undefined],
	[`5:${one}`, "5", undefined],
])("after %s, %s is %s", (kept, seen, comparison) => expect(compareHeads(kept, seen)).toBe(comparison));
