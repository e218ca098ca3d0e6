import { parseArgs } from "node:util";

/** What a run is asked for. */
export interface FuzzArguments {
	readonly help: boolean;
	readonly seed: number;
	/** Over all targets together. */
	readonly inputs: number;
	/** Undefined for all. */
	readonly target: string | undefined;
	/** One input to try alone. */
	readonly input: Uint8Array | undefined;
	/** One object at the end, in place of the lines. */
	readonly json: boolean;
}

export const usage = `Attacks everything that reads what somebody else says: a security key, a caller, a server, a file.

  npm run fuzz -- [options]

  --inputs N      so many inputs, over all targets together (1000000)
  --target NAME   on this target alone
  --seed N        the same inputs again (at random)
  --input HEX     this input alone, on the target named
  --json          one object with all figures at the end, instead of lines
  --help          this text

It ends with status 1 on the first finding, whose input it prints.
`;

/** @throws Error with words for people. */
export function readArguments(words: readonly string[]): FuzzArguments {
	const { values } = parseArgs({
		args: [...words],
		options: {
			help: { type: "boolean", default: false },
			seed: { type: "string", default: String(Math.floor(Math.random() * 0x1_0000_0000)) },
			inputs: { type: "string", default: "1000000" },
			target: { type: "string" },
			input: { type: "string" },
			json: { type: "boolean", default: false },
		},
	});
	const { help, target, input, json } = values;
	if (input !== undefined && !/^([0-9a-f]{2})*$/i.test(input)) throw new Error("--input takes hexadecimal digits.");
	if (input !== undefined && target === undefined) throw new Error("--input needs --target.");
	return {
		help,
		json,
		target,
		seed: wholeNumber("--seed", values.seed),
		inputs: wholeNumber("--inputs", values.inputs),
		input: input === undefined ? undefined : new Uint8Array(Buffer.from(input, "hex")),
	};
}

function wholeNumber(option: string, value: string): number {
	if (!/^\d{1,10}$/.test(value)) throw new Error(`${option} takes a whole number.`);
	return Number(value);
}
