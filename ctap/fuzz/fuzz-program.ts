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

/** Targets, and the program of the thread that attacks them. */
export interface FuzzField {
	readonly targets: readonly FuzzTarget[];
	readonly thread: URL;
}

/** Something that is measured once everything was attacked. */
export interface FuzzMeasure {
	/** For people. */
	readonly lines: string;
	/** For programs, beside the figures of the targets. */
	readonly figures: Readonly<Record<string, unknown>>;
}

/** What a security key says. */
export const keyField: FuzzField = { targets: fuzzTargets, thread: new URL("./fuzz-thread.ts", import.meta.url) };

/**
 * The whole program.
 * @returns Its exit status: 0 without a finding, 1 with one, 2 for words that it does not know.
 */
export async function runFuzz(
	words: readonly string[],
	output: FuzzOutput,
	fields: readonly FuzzField[] = [keyField],
	measure: (inputs: number) => Promise<FuzzMeasure> = async () => ({ lines: "", figures: {} }),
): Promise<number> {
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
	const { target: name, input } = wanted;
	const all = fields.flatMap(({ targets, thread }) => targets.map((target) => ({ target, thread })));
	const attacked = all.filter(({ target }) => name === undefined || target.name === name);
	const [first] = attacked;
	if (!first) return refuse(`The targets are ${all.map(({ target }) => target.name).join(", ")}.`, output);
	return input ? await tryAlone(first.target, input, output) : await attackAll(attacked, wanted, output, measure);
}

async function tryAlone(target: FuzzTarget, input: Uint8Array, output: FuzzOutput): Promise<number> {
	const reason = await tryOne(target, input);
	if (reason !== undefined) return tell({ target: target.name, input, reason }, output);
	output.out(`${target.name} bears it.\n`);
	return 0;
}

async function attackAll(
	attacked: readonly { readonly target: FuzzTarget; readonly thread: URL }[],
	{ seed, inputs, json, target: alone }: FuzzArguments,
	output: FuzzOutput,
	measure: (inputs: number) => Promise<FuzzMeasure>,
): Promise<number> {
	const each = Math.max(1, Math.ceil(inputs / attacked.length));
	const begun = performance.now();
	const say = (words: string) => json || output.out(words);
	const results: { target: string; inputs: number; perSecond: number }[] = [];
	say(`seed ${seed}\n`);
	for (const { target, thread } of attacked) {
		const { name } = target;
		const result = await watchCampaign({
			program: thread,
			target: name,
			seed,
			inputs: each,
			progress: (tried) => output.interactive && say(`${line(name, tried)}\r`),
		});
		const perSecond = Math.round(result.inputs / (result.milliseconds / 1000));
		results.push({ target: name, inputs: result.inputs, perSecond });
		say(`${line(name, result.inputs)}${String(perSecond).padStart(9)} a second\n`);
		if (result.finding) return tell(result.finding, output);
	}
	const seconds = (performance.now() - begun) / 1000;
	const total = each * attacked.length;
	say(`no finding in ${total} inputs, ${seconds.toFixed(1)} s\n`);
	const { lines, figures } = alone === undefined ? await measure(inputs) : { lines: "", figures: {} };
	say(lines);
	const perSecond = Math.round(total / seconds);
	if (json)
		output.out(`${JSON.stringify({ seed, inputs: total, seconds, perSecond, targets: results, ...figures })}\n`);
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
