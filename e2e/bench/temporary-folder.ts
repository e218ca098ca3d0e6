import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for this process alone, removed with all that is in it however the process ends. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "countersign-bench-"));
	process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
	for (const [signal, number] of [
		["SIGINT", 2],
		["SIGTERM", 15],
	] as const) {
		process.once(signal, () => process.exit(128 + number));
	}
	return folder;
}
