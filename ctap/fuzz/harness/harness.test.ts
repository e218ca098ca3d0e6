import { describe, expect, test } from "vitest";
import { hex } from "../../testing/wire.ts";
import { brokenTargets } from "./broken-targets.ts";
import { type FuzzTarget, lawfully, lawfullyAsync } from "./fuzz-target.ts";
import { InputSource } from "./input-source.ts";
import { longestInput } from "./mutate.ts";
import { runCampaign, tryOne } from "./run-campaign.ts";
import { SeededRandom } from "./seeded-random.ts";
import { watchCampaign } from "./watch-campaign.ts";

const program = new URL("./broken-thread.ts", import.meta.url);

function broken(name: string): FuzzTarget {
	const target = brokenTargets.find((candidate) => candidate.name === name);
	if (!target) throw new Error(`no target ${name}`);
	return target;
}

describe("in the same thread, it finds a reader that", () => {
	test.each(["trusts-a-length", "fails-late"])("%s, and the input proves it again", async (name) => {
		const { finding } = await runCampaign(broken(name), { seed: 1, inputs: 10_000 });
		expect(finding).toMatchObject({ target: name, reason: expect.stringContaining("it reads beyond the end") });
		expect(await tryOne(broken(name), finding?.input ?? new Uint8Array())).toContain("it reads beyond the end");
	});

	test("takes-its-time", async () => {
		const { finding } = await runCampaign(broken("takes-its-time"), { seed: 1, inputs: 1000, hangMs: 20 });
		expect(finding?.reason).toMatch(/it takes \d+ ms/);
	});
});

describe("in a thread of its own, it finds a reader that", () => {
	test.each([
		["trusts-a-length", "it reads beyond the end"],
		["never-returns", "no further input in 500 ms"],
		["never-settles", "it never comes back"],
		["keeps-everything", "bytes more are held"],
	])("%s", async (target, reason) => {
		const { finding } = await watchCampaign({ program, target, seed: 1, inputs: 2000, stallMs: 500 });
		expect(finding?.reason).toContain(reason);
		expect(finding?.target).toBe(target);
	});
});

test("a target without findings has none", async () => {
	const harmless: FuzzTarget = { name: "harmless", samples: [Uint8Array.of(1)], attempt: () => undefined };
	const result = await runCampaign(harmless, { seed: 1, inputs: 5000 });
	expect(result).toMatchObject({ inputs: 5000, finding: undefined });
});

test("a thread without its target says so", async () => {
	const { finding } = await watchCampaign({ program, target: "unknown", seed: 1, inputs: 1 });
	expect(finding?.reason).toContain("no target called unknown");
});

test("the same seed draws the same inputs, another one others", () => {
	const draw = (seed: number) => {
		const source = new InputSource(broken("trusts-a-length"), seed);
		return Array.from({ length: 300 }, () => hex(source.next()));
	};
	expect(draw(7)).toEqual(draw(7));
	expect(draw(7)).not.toEqual(draw(8));
});

test("inputs are of all lengths, none beyond the limit, and many bear what the samples hold", () => {
	const source = new InputSource({ name: "x", samples: [new Uint8Array(20).fill(0xab)], attempt: () => undefined }, 3);
	const inputs = Array.from({ length: 3000 }, () => source.next());
	const lengths = inputs.map(({ length }) => length);
	expect(Math.max(...lengths)).toBeLessThanOrEqual(longestInput);
	expect(Math.max(...lengths)).toBeGreaterThan(2000);
	expect(lengths).toContain(0);
	expect(inputs.filter((input) => input.includes(0xab)).length).toBeGreaterThan(1500);
});

test("random numbers fill their range evenly", () => {
	const random = new SeededRandom(5);
	const counts = new Array<number>(8).fill(0);
	for (let drawn = 0; drawn < 80_000; drawn += 1) {
		const number = random.below(8);
		counts[number] = (counts[number] ?? 0) + 1;
	}
	expect(Math.min(...counts)).toBeGreaterThan(9500);
	expect(Math.max(...counts)).toBeLessThan(10_500);
});

test("lawful failures are swallowed, others are not", async () => {
	const fails = () => {
		throw new RangeError("no");
	};
	expect(lawfully([RangeError], fails)).toBeUndefined();
	expect(() => lawfully([TypeError], fails)).toThrow(RangeError);
	expect(await lawfullyAsync([RangeError], (async () => fails())())).toBeUndefined();
	await expect(lawfullyAsync([TypeError], (async () => fails())())).rejects.toThrow(RangeError);
});
