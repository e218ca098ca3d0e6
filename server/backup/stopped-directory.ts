import { mkdir, readdir, rename } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { StartError } from "../commands/start-error.ts";
import { databaseFile, hasDatabase, socketPath } from "../data-directory.ts";
import { isHeld } from "../storage/sqlite.ts";

const keptPrefix = "before-restore-";
/** What a new file system has of its own. */
const ofTheSystem = "lost+found";

/** What lies in a data directory, but for what earlier restores kept; nothing where there is no such folder. */
export async function contentsOf(directory: string): Promise<string[]> {
	try {
		const names = await readdir(directory);
		return names.filter((name) => name !== ofTheSystem && !name.startsWith(keptPrefix));
	} catch (cause) {
		const { code } = Object(cause) as NodeJS.ErrnoException;
		if (code === "ENOENT") return [];
		if (code === "ENOTDIR") throw new StartError(`${directory} is a file, not a folder.`, { cause });
		throw cause;
	}
}

/** Moves what lies in a data directory into a folder of its own there. @returns that folder */
export async function setAside(directory: string, names: readonly string[], now: number): Promise<string> {
	const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
	const kept = join(directory, keptPrefix + stamp);
	await mkdir(kept, { mode: 0o700 });
	for (const name of names) await rename(join(directory, name), join(kept, name));
	return kept;
}

/** @throws StartError where a server, or a command, is at work on the data */
export async function requireStopped(directory: string): Promise<void> {
	const held = (await hasDatabase(directory)) && isHeld(databaseFile(directory));
	if (held || (await answers(socketPath(directory))))
		throw new StartError(`A server is running on the data in ${directory}. Stop it first.`);
}

function answers(socket: string): Promise<boolean> {
	const { promise, resolve } = Promise.withResolvers<boolean>();
	const probe = connect(socket, () => resolve(true));
	probe.once("error", () => resolve(false));
	return promise.finally(() => probe.destroy());
}
