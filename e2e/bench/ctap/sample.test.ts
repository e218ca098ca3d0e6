import { expect, test } from "vitest";
import { keyWorks, ownShares } from "./sample.ts";

const traffic = { commands: 6, requestReports: 16, answerReports: 16, keyWork: [1, 2, 3, 2, 2, 3] };
const assertions = { milliseconds: [10, 9], traffic };

test("the key's work is that on all commands of an assertion", () => {
	expect(keyWorks(assertions)).toEqual([6, 7]);
});

test("the own share is what is left of each assertion", () => {
	expect(ownShares(assertions)).toEqual([4, 2]);
});
