import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { CommandFailure, fileFailure } from "../command-failure.ts";

/**
 * Writes lines into a new file that only its owner can read; one that could not be written to its end does not stay.
 * @param force lets it take the place of a file that is there, once it is whole
 * @throws CommandFailure, what reading the lines throws
 */
export async function writeExport(path: string, lines: AsyncIterable<string>, force: boolean): Promise<void> {
	const fresh = force ? `${path}.${randomBytes(6).toString("hex")}` : path;
	const handle = await open(fresh, "wx", 0o600).catch((cause: unknown) => {
		throw openFailure(path, cause);
	});
	try {
		await pipeline(lines, handle.createWriteStream({ flush: true }));
		if (force) await rename(fresh, path);
	} catch (cause) {
		await rm(fresh, { force: true });
		throw isOfFiles(cause) ? fileFailure("write", path, cause) : cause;
	}
}

function openFailure(path: string, cause: unknown): CommandFailure {
	if (!isOfFiles(cause) || cause.code !== "EEXIST") return fileFailure("write", path, cause);
	return new CommandFailure(`${path} is there already. Name another file, or overwrite it with --force.`, {
		code: "file",
		cause,
	});
}

function isOfFiles(cause: unknown): cause is Error & { code: unknown } {
	return cause instanceof Error && "syscall" in cause && "code" in cause;
}
