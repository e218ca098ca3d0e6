import { type FuzzArguments, readArguments, usage } from "./fuzz-arguments.ts";
import { fuzzTargets } from "./fuzz-targets.ts";
import type { Finding, FuzzTarget } from "./harness/fuzz-target.ts";
import { tryOne } from "./harness/run-campaign.ts";
import { watchCampaign } from "./harness/watch-campaign.ts";

/** Where the program speaks. */
export interface FuzzOutput {
	out(words: string): void;
	err(words: string): void;
	/** True where a line may be written over. */
	readonly interactive: boolean;
}

const thread = new URL("./fuzz-thread.ts", import.meta.url);

/**
 * The whole program.
 * @returns Its exit status: 0 without a finding, 1 with one, 2 for words that it does not know.
 */
export async function runFuzz(words: readonly string[], output: FuzzOutput): Promise<number> {
	let wanted: FuzzArguments;
	try {
		wanted = readArguments(words);
	} catch (error) {
		return refuse(error instanceof Error ? error.message : String(error), output);
	}
	if (wanted.help) {
		output.out(usage);
		return 0;
	}
	const { target, input } = wanted;
	const targets = fuzzTargets.filter(({ name }) => target === undefined || name === target);
	const [first] = targets;
	if (!first) return refuse(`The targets are ${fuzzTargets.map(({ name }) => name).join(", ")}.`, output);
	return input ? await tryAlone(first, input, output) : await attackAll(targets, wanted, output);
}

async function tryAlone(target: FuzzTarget, input: Uint8Array, output: FuzzOutput): Promise<number> {
	const reason = await tryOne(target, input);
	if (reason !== undefined) return tell({ target: target.name, input, reason }, output);
	output.out(`${target.name} bears it.\n`);
	return 0;
}

async function attackAll(
	targets: readonly FuzzTarget[],
	{ seed, inputs }: FuzzArguments,
	output: FuzzOutput,
): Promise<number> {
	const each = Math.max(1, Math.ceil(inputs / targets.length));
	const begun = performance.now();
	output.out(`seed ${seed}\n`);
	for (const { name } of targets) {
		const result = await watchCampaign({
			program: thread,
			target: name,
			seed,
			inputs: each,
			progress: (tried) => output.interactive && output.out(`${line(name, tried)}\r`),
		});
		const rate = Math.round(result.inputs / (result.milliseconds / 1000));
		output.out(`${line(name, result.inputs)}${String(rate).padStart(9)} a second\n`);
		if (result.finding) return tell(result.finding, output);
	}
	const seconds = (performance.now() - begun) / 1000;
	output.out(`no finding in ${each * targets.length} inputs, ${seconds.toFixed(1)} s\n`);
	return 0;
}

function line(target: string, inputs: number): string {
	return `${target.padEnd(24)}${String(inputs).padStart(9)} inputs`;
}

function tell({ target, input, reason }: Finding, output: FuzzOutput): number {
	const digits = Buffer.from(input).toString("hex");
	output.out(`\nFINDING in ${target}: ${reason}\n\nnpm run fuzz -- --target ${target} --input ${digits}\n`);
	return 1;
}

function refuse(words: string, output: FuzzOutput): number {
	output.err(`${words}\n\n${usage}`);
	return 2;
}
