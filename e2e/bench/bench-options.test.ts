import { expect, test } from "vitest";
import { readBenchOptions } from "./bench-options.ts";

const whole = { command: "npm run bench", purpose: "Measures.", defaultRounds: 7 };
const inParts = { ...whole, parts: ["start", "streams"] };

test("all parts are measured unless some are named", () => {
	expect(readBenchOptions([], inParts)).toEqual({ json: false, rounds: 7, only: ["start", "streams"] });
	expect(readBenchOptions(["--only", "streams", "--rounds", "2", "--json"], inParts)).toEqual({
		json: true,
		rounds: 2,
		only: ["streams"],
	});
});

test("a part that there is not is refused, and so is any where there are none", () => {
	expect(() => readBenchOptions(["--only", "nothing"], inParts)).toThrow("--only takes one of start, streams.");
	expect(() => readBenchOptions(["--only", "start"], whole)).toThrow(TypeError);
});

test("the help tells of parts only where there are some", () => {
	expect(readBenchOptions(["--help"], inParts)).toContain("--only NAME  start, streams; repeatable");
	expect(readBenchOptions(["--help"], whole)).not.toContain("--only");
});
