import { readFileSync, renameSync } from "node:fs";

/**
 * Moves a file away that does not hold an object of JSON, as one that was written by half: whoever opens it next
 * begins anew, and nothing of it is lost.
 * @returns whether it was moved
 */
export function setAsideDamaged(file: string, now: Date): boolean {
	const text = readIfThere(file);
	if (text === undefined || isJsonObject(text)) return false;
	// Windows takes no colons in names.
	renameSync(file, `${file}.damaged-${now.toISOString().replaceAll(":", "-")}`);
	return true;
}

function readIfThere(file: string): string | undefined {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
		throw error;
	}
}

function isJsonObject(text: string): boolean {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}
