import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { z } from "zod";
import { KeptPairing } from "../../client/paired-server.ts";
import { CommandFailure, fileFailure } from "../command-failure.ts";
import type { Environment } from "../terminal.ts";

const Content = z.object({ pairings: z.array(KeptPairing) });

/** Where this user's pairings are kept: one file, that nobody else may read. */
export function pairingFile({ XDG_CONFIG_HOME: config = "" }: Environment): string {
	// The XDG Base Directory Specification wants a relative path to be taken for none.
	return join(isAbsolute(config) ? config : join(homedir(), ".config"), "countersign", "pairings.json");
}

/** @throws CommandFailure where the file can be read by others, or not at all */
export async function readPairings(path: string): Promise<KeptPairing[]> {
	const text = await readPrivately(path);
	if (text === undefined) return [];
	try {
		return Content.parse(JSON.parse(text)).pairings;
	} catch (cause) {
		const words = `${path} is damaged, or of a later version. Move it away and pair again.`;
		throw new CommandFailure(words, { code: "file", cause });
	}
}

/**
 * Writes all pairings in one step: whoever reads meanwhile, and a crash, find the old ones or the new ones.
 * @throws CommandFailure
 */
export async function writePairings(path: string, pairings: readonly KeptPairing[]): Promise<void> {
	const fresh = `${path}.${randomBytes(6).toString("hex")}`;
	try {
		await mkdir(dirname(path), { recursive: true, mode: 0o700 });
		await writeThrough(fresh, `${JSON.stringify({ pairings }, null, "\t")}\n`);
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

/** @returns `undefined` where there is no such file */
async function readPrivately(path: string): Promise<string | undefined> {
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
