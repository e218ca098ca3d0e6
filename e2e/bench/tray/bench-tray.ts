import { readBenchOptions } from "../bench-options.ts";
import { figuresAsJson, figuresAsTable } from "../show-figures.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { benchFlow } from "./bench-flow.ts";
import { benchLogins } from "./bench-logins.ts";
import { compressedScripts } from "./bundle-size.ts";
import { bundleFigures, limit } from "./tray-figures.ts";

const help = {
	command: "npm run bench:tray",
	purpose: `The tray app that was built last, on the stand-in for Electron, from a login that is asked for to one that is
released, beside the least that it could take. All on this machine, over loopback.

  notification, card  from the moment before a login is asked for; the limit is a program that only reads the stream
  card.first          of the first login since the app was started
  approval            from the click to the answer that the requester waits for, with a software key that is touched
                      at once; the limit is a program of a few lines with the same library and the same key
  own-share           of it, what is not the key's work: before its first question, between its answers, after the last
  main-process.work   processor time for 1,000 events, half of them logins and half of them their ends; the limit reads
                      and checks the same events
  renderer.gzip       the window's scripts, compressed; 1 kB is 1,000 bytes`,
	defaultRounds: 10,
};

/** A thousand events take as long as several rounds of logins, and differ less. */
const roundsPerFlow = 4;

const options = readBenchOptions(process.argv.slice(2), help);
if (typeof options === "string") console.log(options);
else await bench(options.rounds, options.json);

async function bench(rounds: number, json: boolean): Promise<void> {
	// First, because it says so where nothing was built.
	const bundle = bundleFigures(compressedScripts("out/renderer"));
	const folder = temporaryFolder();
	const logins = await benchLogins(folder, rounds);
	const flow = await benchFlow(folder, Math.ceil(rounds / roundsPerFlow));
	const figures = [...logins, ...flow, ...bundle];
	console.log(json ? figuresAsJson(figures) : figuresAsTable(figures, limit));
}
