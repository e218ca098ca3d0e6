import { parseArgs } from "node:util";

/** How the command was called. */
export interface ChaosOptions {
	readonly rounds: number;
	readonly operations: number;
	readonly fights: number;
	readonly seed: number;
	/** One object on stdout instead of a table. */
	readonly json: boolean;
}

const help = `npm run chaos [-- --rounds N --operations N --fights N --seed S --json]

Starts real servers on data of their own, kills them and starts them again while programs and people ask, approve,
deny, withdraw and collect over HTTP, and compares what everybody was told with what is stored. Everything is on this
machine, over loopback, and gone afterwards.

  --rounds N      rounds of killing; 3 where left out
  --operations N  operations in each of them; 1000 where left out
  --fights N      logins that twenty decide at once; 1000 where left out, 0 for none
  --seed S        which operations and when it is killed; a new one where left out
  --json          one object on stdout instead of a table
  --help          this text

Progress goes to stderr. Exit code 0 when nothing was found, 1 when something was, with the seed and what it was;
2 for options that there are not. The same seed draws the same operations; how they meet differs from run to run.
`;

/**
 * @returns the text of the help instead, where that was asked for
 * @throws TypeError for an option that there is not, RangeError for a number that is none
 */
export function readChaosOptions(args: readonly string[], freshSeed: number): ChaosOptions | string {
	const text = { type: "string" } as const;
	const { values } = parseArgs({
		args: [...args],
		options: {
			rounds: text,
			operations: text,
			fights: text,
			seed: text,
			json: { type: "boolean", default: false },
			help: { type: "boolean", short: "h" },
		},
	});
	if (values.help) return help;
	const number = (name: "rounds" | "operations" | "fights" | "seed", usual: number, least: number) => {
		const value = Number(values[name] ?? usual);
		if (!Number.isSafeInteger(value) || value < least)
			throw new RangeError(`--${name} takes a whole number from ${least}.`);
		return value;
	};
	return {
		rounds: number("rounds", 3, 0),
		operations: number("operations", 1000, 10),
		fights: number("fights", 1000, 0),
		seed: number("seed", freshSeed, 0),
		json: values.json,
	};
}
