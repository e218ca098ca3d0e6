import { randomInt } from "node:crypto";
import { type ChaosOptions, readChaosOptions } from "./chaos-options.ts";
import { reportAsTable } from "./chaos-report.ts";
import { runChaos } from "./run-chaos.ts";

const options = read();
if (typeof options === "string") console.log(options);
else if (options) await run(options);

function read(): ChaosOptions | string | undefined {
	try {
		return readChaosOptions(process.argv.slice(2), randomInt(2 ** 31));
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 2;
		return undefined;
	}
}

async function run(options: ChaosOptions): Promise<void> {
	const report = await runChaos(options, (line) => console.error(line));
	console.log(options.json ? JSON.stringify(report, undefined, "\t") : reportAsTable(report));
	if (report.faults.length === 0) return;
	console.error(`\n${report.faults.length} faults, with --seed ${report.seed}:`);
	for (const fault of report.faults) console.error(`  ${fault}`);
	process.exitCode = 1;
}
