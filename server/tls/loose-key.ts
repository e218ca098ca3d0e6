import { realpath, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Says so where others can read or change a certificate's key. Its group may: Debian's `ssl-cert` is for that. Nor are
 * those in the way whom a folder keeps out, as certbot's do whatever the modes of its files.
 * @returns the warning, or `undefined`
 */
export async function looseKey(path: string): Promise<string | undefined> {
	// Windows has no such modes.
	if (process.platform === "win32") return undefined;
	try {
		const file = await realpath(path);
		const { mode } = await stat(file);
		if ((mode & 0o006) === 0 || !(await othersReach(dirname(file)))) return undefined;
		const closed = (mode & 0o040) === 0 ? "600" : "640";
		return `Others can read or change --tls-key ${path}. Close it: chmod ${closed} ${path}`;
	} catch {
		// Whoever reads it says what is the matter.
		return undefined;
	}
}

/** Whether no folder on the way keeps others out. */
export async function othersReach(folder: string): Promise<boolean> {
	if (((await stat(folder)).mode & 0o001) === 0) return false;
	const above = dirname(folder);
	return above === folder || othersReach(above);
}
