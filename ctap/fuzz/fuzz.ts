import { runFuzz } from "./fuzz-program.ts";

process.exitCode = await runFuzz(process.argv.slice(2), {
	out: (words) => process.stdout.write(words),
	err: (words) => process.stderr.write(words),
	interactive: process.stdout.isTTY,
});
