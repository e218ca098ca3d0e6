import { type FileHandle, open } from "node:fs/promises";
import { StartError } from "./commands/start-error.ts";

/**
 * Reads a file with a secret that nobody but the server is to have.
 * @param flag names it in what is thrown
 * @throws StartError where it can not be read, or others can read or change it
 */
export async function readPrivateFile(flag: string, path: string): Promise<string> {
	let file: FileHandle | undefined;
	try {
		file = await open(path, "r");
		await refuseLoose(file, flag, path);
		return await file.readFile("utf8");
	} catch (cause) {
		if (cause instanceof StartError) throw cause;
		throw new StartError(`${flag} ${path} can not be read.`, { cause });
	} finally {
		await file?.close();
	}
}

/** Looks at the very file that is then read. One of root's may be handed to the server by its group. */
async function refuseLoose(file: FileHandle, flag: string, path: string): Promise<void> {
	const stats = await file.stat();
	if (stats.isDirectory()) throw new StartError(`${flag} ${path} is a folder.`);
	// Windows has no such modes.
	if (process.platform === "win32") return;
	const { mode, uid } = stats;
	const [loose, closed] = uid === 0 ? [0o027, "640"] : [0o077, "600"];
	if ((mode & loose) === 0) return;
	throw new StartError(
		`Others can read or change ${flag} ${path}, so it is not used. Close it: chmod ${closed} ${path}`,
	);
}
