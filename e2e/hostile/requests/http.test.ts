import { afterAll, expect, test } from "vitest";
import { runCampaign, tryOne } from "../../../ctap/fuzz/harness/run-campaign.ts";
import { bodiesTarget, requestsTarget } from "./http-targets.ts";
import { closeHttpWorld } from "./http-world.ts";

const targets = [bodiesTarget, requestsTarget];

afterAll(closeHttpWorld);

test.each(targets)("$name bears three hundred inputs", async (target) => {
	const { finding } = await runCampaign(target, { seed: 20_261_129, inputs: 300 });
	expect(finding).toBeUndefined();
});

test.each(targets)("$name bears its own samples, whole and cut off", async (target) => {
	for (const sample of target.samples)
		for (const length of [sample.length, sample.length - 1, sample.length >> 1])
			expect(await tryOne(target, sample.subarray(0, length))).toBeUndefined();
});
