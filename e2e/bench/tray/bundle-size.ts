import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/**
 * What the scripts of a built page have together when each is compressed by gzip, in bytes.
 * @throws where there are none
 */
export function compressedScripts(folder: string): number {
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.m?js$/.test(name));
	if (files.length === 0) throw new Error(`There are no scripts in ${folder}: build the tray app first.`);
	return files.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
}
