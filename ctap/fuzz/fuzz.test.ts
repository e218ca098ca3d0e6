import { describe, expect, test } from "vitest";
import { readArguments } from "./fuzz-arguments.ts";
import { runFuzz } from "./fuzz-program.ts";
import { fuzzTargets } from "./fuzz-targets.ts";
import { runCampaign, tryOne } from "./harness/run-campaign.ts";

async function fuzz(...words: readonly string[]) {
	let [stdout, stderr] = ["", ""];
	const output = {
		out: (said: string) => (stdout += said),
		err: (said: string) => (stderr += said),
		interactive: false,
	};
	return { status: await runFuzz(words, output), stdout, stderr };
}

// The same inputs each time: what a change breaks shows, and chance is left to `npm run fuzz`.
test.each(fuzzTargets)("$name bears three thousand inputs", async (target) => {
	const { finding } = await runCampaign(target, { seed: 20_260_801, inputs: 3000 });
	expect(finding).toBeUndefined();
});

test.each(fuzzTargets)("$name bears its own samples, whole and cut off anywhere", async (target) => {
	for (const sample of target.samples) {
		const step = Math.ceil(sample.length / 200);
		for (let length = 0; length <= sample.length; length += step) {
			expect(await tryOne(target, sample.subarray(0, length))).toBeUndefined();
		}
	}
});

test("no two targets have one name", async () => {
	expect(new Set(fuzzTargets.map(({ name }) => name)).size).toBe(fuzzTargets.length);
});

describe("on the command line", () => {
	test("a short run says its seed, each target's speed, and that there is no finding", async () => {
		const { status, stdout } = await fuzz("--inputs", "200", "--target", "cbor", "--seed", "5");
		expect(stdout).toMatch(/^seed 5\ncbor +200 inputs +\d+ a second\nno finding in 200 inputs, [\d.]+ s\n$/);
		expect(status).toBe(0);
	});

	test("figures are one object where that is asked for", async () => {
		const { status, stdout } = await fuzz("--inputs", "200", "--target", "cbor", "--seed", "5", "--json");
		const targets = [{ target: "cbor", inputs: 200, perSecond: expect.any(Number) }];
		expect(JSON.parse(stdout)).toMatchObject({ seed: 5, inputs: 200, targets });
		expect(status).toBe(0);
	});

	test("one input is tried alone", async () => {
		const { status, stdout } = await fuzz("--target", "cbor", "--input", "a0");
		expect({ status, stdout }).toEqual({ status: 0, stdout: "cbor bears it.\n" });
	});

	test("help says what there is", async () => {
		const { status, stdout } = await fuzz("--help");
		expect(stdout).toContain("--seed");
		expect(status).toBe(0);
	});

	test.each([
		["an unknown target", ["--target", "nothing"]],
		["an unknown option", ["--fast"]],
		["a number that is none", ["--inputs", "many"]],
	])("%s is refused with the usage", async (_, words) => {
		const { status, stderr } = await fuzz(...words);
		expect(stderr).toContain("npm run fuzz");
		expect(status).toBe(2);
	});

	test("arguments are read", () => {
		expect(readArguments(["--seed", "7", "--inputs", "9", "--target", "cbor", "--input", "A0ff"])).toEqual({
			help: false,
			json: false,
			seed: 7,
			inputs: 9,
			target: "cbor",
			input: Uint8Array.of(0xa0, 0xff),
		});
		expect(readArguments([])).toMatchObject({ help: false, inputs: 1_000_000, target: undefined, input: undefined });
		expect(() => readArguments(["--target", "cbor", "--input", "xyz"])).toThrow("hexadecimal");
		expect(() => readArguments(["--input", "a0"])).toThrow("--target");
	});
});
