import { chmod, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const keptMost = 3;

/**
 * Keeps what the database holds before its tables are changed, beside it and under the version of its tables: the way
 * back to the program that was there before. Of these files the newest stay.
 * @param version the migration that ran last, such as `0003-security-keys`
 */
export async function keepBeforeMigration(
	file: string,
	version: string,
	copyTo: (file: string) => Promise<void>,
): Promise<void> {
	if (file === ":memory:") return;
	const stem = `${basename(file, ".db")}.before-upgrade-from-`;
	const kept = join(dirname(file), `${stem}${version}.db`);
	// Under its name only once it is whole: an upgrade that is broken off leaves nothing that looks like a copy.
	const unfinished = `${kept}.unfinished`;
	await rm(unfinished, { force: true });
	await (await open(unfinished, "wx", 0o600)).close();
	await copyTo(unfinished);
	await chmod(unfinished, 0o600);
	await rename(unfinished, kept);
	await forgetOldest(dirname(file), stem);
}

async function forgetOldest(folder: string, stem: string): Promise<void> {
	const names = (await readdir(folder)).filter((name) => name.startsWith(stem) && name.endsWith(".db"));
	const files = await Promise.all(
		names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
	);
	files.sort((one, other) => other.at - one.at);
	for (const { path } of files.slice(keptMost)) await rm(path);
}
