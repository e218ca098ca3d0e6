import { readBenchOptions } from "../bench-options.ts";
import type { Figure } from "../figure.ts";
import { figuresAsJson, figuresAsTable } from "../show-figures.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { compileLoop, PeerMissing } from "./compile-loop.ts";
import { keyFigures, peer } from "./key-figures.ts";
import { type KeyVersion, startKey } from "./key-process.ts";
import { playKey } from "./play-key.ts";

const help = {
	command: "npm run bench:ctap",
	purpose: `PIN assertions by this project's security-key library and by libfido2, each in a process of its own, both over a
Unix socket to the same software key: commands, reports and time from the entered PIN to the answer that was read and
checked. What the sign-in flow asks before the PIN (retries, silent probe) has rows of its own.

  own-share        what an assertion takes beyond the key's work, the way through the socket included
  first-own-share  the same of a process's very first assertion
  key-work         what the key takes, to be about the same for both
  protocol-one.*   a key of CTAP 2.0; all others are of a key of CTAP 2.1, used with PIN protocol two`,
	defaultRounds: 15,
};
const keys: readonly { readonly version: KeyVersion; readonly prefix: string }[] = [
	{ version: "2.1", prefix: "" },
	{ version: "2.0", prefix: "protocol-one." },
];

const options = readBenchOptions(process.argv.slice(2), help);
if (typeof options === "string") console.log(options);
else await bench(options.rounds, options.json);

async function bench(rounds: number, json: boolean): Promise<void> {
	const folder = temporaryFolder();
	const program = await compileIfPossible(folder);
	const figures: Figure[] = [];
	for (const { version, prefix } of keys) {
		const key = await startKey(version, folder);
		const played = await playKey(key, program, rounds).finally(() => key.stop());
		console.error(`Key of CTAP ${version}: ${played.note}`);
		figures.push(...keyFigures(played, prefix));
	}
	console.log(json ? figuresAsJson(figures) : figuresAsTable(figures, peer));
}

/** Without libfido2 our own figures are still worth having; the exit code says that the comparison is missing. */
async function compileIfPossible(folder: string): Promise<string | undefined> {
	try {
		return await compileLoop(folder);
	} catch (error) {
		if (!(error instanceof PeerMissing)) throw error;
		console.error(error.message);
		process.exitCode = 2;
		return undefined;
	}
}
