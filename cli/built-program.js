import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const sources = "cli/main.ts";
const built = "out/cli/main.cjs";
const inputs = "out/cli/inputs.json";

/**
 * What the command line runs, from the project's folder: what `npm run build` made, as long as it is made of what
 * stands here; else the sources, which take four times as long to start. Where there are no sources, as in the
 * container, there is no choice.
 *
 * @returns {string}
 */
export function programToRun() {
	return !existsSync(root + sources) || isUpToDate() ? built : sources;
}

/** Whether each file is as old and as large as it was: some milliseconds for all. */
function isUpToDate() {
	try {
		/** @type {[file: string, mtimeMs: number, size: number][]} */
		const files = JSON.parse(readFileSync(root + inputs, "utf8"));
		return files.every(([file, mtimeMs, size]) => {
			const found = statSync(root + file, { throwIfNoEntry: false });
			return found?.mtimeMs === mtimeMs && found.size === size;
		});
	} catch {
		// Not built, or only half.
		return false;
	}
}
