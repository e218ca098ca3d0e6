import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { CommandFailure, fileFailure } from "./command-failure.ts";

/**
 * Writes a file that only its owner can read, in one step: whoever reads meanwhile, and a crash, find the old one or the
 * new one.
 * @throws CommandFailure
 */
export async function writePrivately(path: string, text: string): Promise<void> {
	const fresh = `${path}.${randomBytes(6).toString("hex")}`;
	try {
		await mkdir(dirname(path), { recursive: true, mode: 0o700 });
		await writeThrough(fresh, text);
		await rename(fresh, path);
	} catch (cause) {
		await rm(fresh, { force: true });
		throw fileFailure("write", path, cause);
	}
}

async function writeThrough(path: string, text: string): Promise<void> {
	const handle = await open(path, "wx", 0o600);
	try {
		await handle.writeFile(text);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/**
 * Reads a file that nobody else can read.
 * @returns `undefined` where there is no such file
 * @throws CommandFailure where others can read it, or it can not be read at all
 */
export async function readPrivately(path: string): Promise<string | undefined> {
	let handle: FileHandle;
	try {
		handle = await open(path, "r");
	} catch (cause) {
		if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
		throw fileFailure("read", path, cause);
	}
	try {
		await refuseLoose(handle, path);
		return await handle.readFile("utf8");
	} finally {
		await handle.close();
	}
}

/** Looks at the very file that is then read. */
async function refuseLoose(handle: FileHandle, path: string): Promise<void> {
	// Windows has no such modes; there the profile's folder is its owner's alone.
	if (process.platform === "win32") return;
	const { mode, uid } = await handle.stat();
	if (uid !== process.getuid?.())
		throw new CommandFailure(`${path} belongs to somebody else, so it is not used.`, { code: "file" });
	if ((mode & 0o077) !== 0) {
		const words = `Others can read ${path}, which holds keys, so it is not used. Close it: chmod 600 ${path}`;
		throw new CommandFailure(words, { code: "file" });
	}
}
