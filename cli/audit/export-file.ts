import { randomBytes } from "node:crypto";
import { access, open, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { CommandFailure, fileFailure } from "../command-failure.ts";

/**
 * Writes lines into a new file that only its owner can read. It has its name once it is whole and not before: half an
 * export would pass for a shorter log.
 * @param force lets it take the place of a file that is there
 * @throws CommandFailure, what reading the lines throws
 */
export async function writeExport(path: string, lines: AsyncIterable<string>, force: boolean): Promise<void> {
	if (!force && (await isThere(path))) throw isThereAlready(path);
	const fresh = `${path}.${randomBytes(6).toString("hex")}`;
	try {
		const handle = await open(fresh, "wx", 0o600);
		await pipeline(lines, handle.createWriteStream({ flush: true }));
		// Taken first, so that a file which came meanwhile is not overwritten either.
		if (!force) await (await open(path, "wx", 0o600)).close();
		await rename(fresh, path);
	} catch (cause) {
		await rm(fresh, { force: true });
		if (!isOfFiles(cause)) throw cause;
		throw cause.code === "EEXIST" ? isThereAlready(path, cause) : fileFailure("write", path, cause);
	}
}

function isThere(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false,
	);
}

function isThereAlready(path: string, cause?: unknown): CommandFailure {
	const words = `${path} is there already. Name another file, or overwrite it with --force.`;
	return new CommandFailure(words, { code: "file", cause });
}

function isOfFiles(cause: unknown): cause is Error & { code: unknown } {
	return cause instanceof Error && "syscall" in cause && "code" in cause;
}
