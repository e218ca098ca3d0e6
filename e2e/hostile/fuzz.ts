import { type FuzzField, keyField, runFuzz } from "../../ctap/fuzz/fuzz-program.ts";
import { hostileTargets } from "./hostile-targets.ts";
import { measureStrangers } from "./strangers/measure-strangers.ts";

const thread = new URL("./fuzz-thread.ts", import.meta.url);
const hostileField: FuzzField = { targets: hostileTargets, thread };

const output = {
	out: (words: string) => process.stdout.write(words),
	err: (words: string) => process.stderr.write(words),
	interactive: process.stdout.isTTY,
};

// An input that is tried alone leaves the server of its world running.
process.exit(await runFuzz(process.argv.slice(2), output, [keyField, hostileField], measureStrangers));
