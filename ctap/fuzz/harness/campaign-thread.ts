import { parentPort, workerData } from "node:worker_threads";
import { heldBytes } from "../../testing/held-bytes.ts";
import { CurrentInput } from "./current-input.ts";
import type { Finding, FuzzTarget } from "./fuzz-target.ts";
import { type CampaignResult, runCampaign } from "./run-campaign.ts";

/** Bytes that may be more after a campaign than after its first tenth: inputs are a thing of the moment. */
const mostGrowth = 24 * 1024 * 1024;

/** A thread's whole program: runs the campaign that it was started for on one of these targets, and tells the result. */
export async function campaignThread(targets: readonly FuzzTarget[]): Promise<void> {
	const { target: name, seed, inputs, shared } = workerData;
	const target = targets.find((candidate) => candidate.name === name);
	if (!target) throw new Error(`there is no target called ${name}`);
	const current = new CurrentInput(shared);
	const before = (input: Uint8Array) => current.begin(input);
	const warm = Math.ceil(inputs / 10);
	const first = await runCampaign(target, { seed, inputs: warm, before });
	const held = await heldTotal();
	const rest = first.finding ? undefined : await runCampaign(target, { seed: seed + 1, inputs: inputs - warm, before });
	const growth = (await heldTotal()) - held;
	parentPort?.postMessage(resultOf(first, rest, growth > mostGrowth ? leak(name, growth) : undefined));
}

function resultOf(first: CampaignResult, rest: CampaignResult | undefined, leak: Finding | undefined): CampaignResult {
	return {
		inputs: first.inputs + (rest?.inputs ?? 0),
		milliseconds: first.milliseconds + (rest?.milliseconds ?? 0),
		finding: first.finding ?? rest?.finding ?? leak,
	};
}

function leak(target: string, growth: number): Finding {
	return { target, input: new Uint8Array(), reason: `${growth} bytes more are held at the end than at the beginning` };
}

async function heldTotal(): Promise<number> {
	const { heap, arrayBuffers } = await heldBytes();
	return heap + arrayBuffers;
}
