import { basename, join } from "node:path";
import { bundleProgram } from "./bundle-program.ts";
import type { Guest } from "./guest.ts";

const repository = join(import.meta.dirname, "../../..");

/** Brings programs into a guest, each once, to where they find the packages of the repository. */
export function bringPrograms(run: Guest["run"]): Guest["program"] {
	const brought = new Map<string, Promise<readonly string[]>>();
	const bring = async (file: string) => {
		const path = join(repository, "out/guest", `${basename(file, ".ts")}-${brought.size}.mjs`);
		const write = ["sh", "-c", 'mkdir -p "$(dirname "$1")" && cat >"$1"', "sh", path];
		const { exitCode, stderr } = await run(write, { input: await bundleProgram(file) });
		if (exitCode !== 0) throw new Error(`${path} could not be written in the guest: ${stderr}`);
		return [process.execPath, path];
	};
	return (file) => {
		const known = brought.get(file) ?? bring(file);
		brought.set(file, known);
		return known;
	};
}
