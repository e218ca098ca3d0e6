import { parseArgs } from "node:util";

/** How a benchmark was called. */
export interface BenchOptions {
	/** One object on stdout instead of a table. */
	readonly json: boolean;
	readonly rounds: number;
	/** The parts that are to be measured: all, unless some were named. */
	readonly only: readonly string[];
}

/** What a benchmark says of itself when it is asked for help. */
export interface BenchHelp {
	/** As it is called: `npm run …`. */
	readonly command: string;
	readonly purpose: string;
	readonly defaultRounds: number;
	/** What of it can be measured alone; left out where it is one piece. */
	readonly parts?: readonly string[];
}

/**
 * Reads the options that all benchmarks share.
 * @returns The text of the help instead, where that was asked for.
 * @throws TypeError for an option that there is not, RangeError for rounds that are none and parts that there are not.
 */
export function readBenchOptions(args: readonly string[], help: BenchHelp): BenchOptions | string {
	const { values } = parseArgs({
		args: [...args],
		options: {
			json: { type: "boolean" },
			rounds: { type: "string" },
			help: { type: "boolean", short: "h" },
			only: { type: "string", multiple: true },
		},
	});
	if (values.help) return helpText(help);
	const rounds = Number(values.rounds ?? help.defaultRounds);
	if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError("--rounds takes a whole number from 1.");
	if (values.only && !help.parts) throw new TypeError("--only is for what has parts.");
	const { parts = [] } = help;
	const { only = parts } = values;
	if (only.some((name) => !parts.includes(name))) throw new RangeError(`--only takes one of ${parts.join(", ")}.`);
	return { json: values.json ?? false, rounds, only };
}

function helpText({ command, purpose, defaultRounds, parts }: BenchHelp): string {
	const only = parts ? `\n  --only NAME  ${parts.join(", ")}; repeatable` : "";
	return `${command} [-- [--json] [--rounds N]${parts ? " [--only NAME]" : ""}]

${purpose}

  --json       one object on stdout: figure name to {value, unit, ratio, target, ok}
  --rounds N   interleaved rounds, ${defaultRounds} where left out${only}
  --help       this text

"ratio" is ours to the peer's, the median of the ratios of each round; "ok" is null where no target was set or there
was no peer. Exit code 0 when everything was measured, whether or not targets are met; 2 when the peer is missing.
`;
}
