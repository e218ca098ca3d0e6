import { parseArgs } from "node:util";

/** How a benchmark was called. */
export interface BenchOptions {
	/** One object on stdout instead of a table. */
	readonly json: boolean;
	readonly rounds: number;
}

/** What a benchmark says of itself when it is asked for help. */
export interface BenchHelp {
	/** As it is called: `npm run …`. */
	readonly command: string;
	readonly purpose: string;
	readonly defaultRounds: number;
}

/**
 * Reads the options that all benchmarks share.
 * @returns The text of the help instead, where that was asked for.
 * @throws TypeError for an option that there is not, RangeError for rounds that are none.
 */
export function readBenchOptions(args: readonly string[], help: BenchHelp): BenchOptions | string {
	const { values } = parseArgs({
		args: [...args],
		options: { json: { type: "boolean" }, rounds: { type: "string" }, help: { type: "boolean", short: "h" } },
	});
	if (values.help) return helpText(help);
	const rounds = Number(values.rounds ?? help.defaultRounds);
	if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError("--rounds takes a whole number from 1.");
	return { json: values.json ?? false, rounds };
}

function helpText({ command, purpose, defaultRounds }: BenchHelp): string {
	return `${command} [-- [--json] [--rounds N]]

${purpose}

  --json       one object on stdout: figure name to {value, unit, ratio, target, ok}
  --rounds N   interleaved rounds, ${defaultRounds} where left out
  --help       this text

"ratio" is ours to the peer's, the median of the ratios of each round; "ok" is null where no target was set or there
was no peer. Exit code 0 when everything was measured, whether or not targets are met; 2 when the peer is missing.
`;
}
