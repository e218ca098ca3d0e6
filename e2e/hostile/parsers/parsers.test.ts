import { expect, test } from "vitest";
import { runCampaign, tryOne } from "../../../ctap/fuzz/harness/run-campaign.ts";
import { parserTargets } from "./parser-targets.ts";

// The same inputs each time: what a change breaks shows, and chance is left to `npm run fuzz`.
test.each(parserTargets)("$name bears five hundred inputs", async (target) => {
	const { finding } = await runCampaign(target, { seed: 20_261_129, inputs: 500 });
	expect(finding).toBeUndefined();
});

test.each(parserTargets)("$name bears its own samples, whole and cut off anywhere", async (target) => {
	for (const sample of target.samples) {
		const step = Math.ceil(sample.length / 40);
		for (let length = 0; length <= sample.length; length += step)
			expect(await tryOne(target, sample.subarray(0, length))).toBeUndefined();
	}
});
