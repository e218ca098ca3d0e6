import { expect, test } from "vitest";
import { readChaosOptions } from "./chaos-options.ts";

test("what is left out has its usual value, and a seed of its own", () => {
	expect(readChaosOptions([], 42)).toEqual({ rounds: 3, operations: 1000, fights: 1000, seed: 42, json: false });
	const given = ["--rounds", "0", "--operations", "50", "--fights", "0", "--seed", "7", "--json"];
	expect(readChaosOptions(given, 42)).toEqual({ rounds: 0, operations: 50, fights: 0, seed: 7, json: true });
});

test("the help names every option", () => {
	const help = readChaosOptions(["--help"], 42);
	for (const option of ["--rounds", "--operations", "--fights", "--seed", "--json"]) expect(help).toContain(option);
});

test.each([
	["--rounds", "-1"],
	["--operations", "many"],
	["--fights", "1.5"],
	["--kills", "3"],
])("%s %s is refused", (...args) => {
	expect(() => readChaosOptions(args, 42)).toThrow(args[0]);
});
