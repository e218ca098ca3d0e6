import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";

const chosen = new Map<string, string>();

/** The folders of app.getPath. */
export function dataPath(name: string): string {
	const path = chosen.get(name) ?? standard[name]?.();
	if (path === undefined) throw new Error(`Failed to get '${name}' path`);
	return path;
}

export function choosePath(name: string, path: string): void {
	if (!standard[name]) throw new Error(`Failed to set path: ${name}`);
	chosen.set(name, resolve(path));
}

const standard: Record<string, () => string> = {
	// Chromium's own switch, which Electron takes too.
	userData() {
		const given = process.argv.find((argument) => argument.startsWith("--user-data-dir="));
		if (given === undefined) throw new Error("The stand-in for Electron is always given its --user-data-dir");
		return resolve(given.slice("--user-data-dir=".length));
	},
	sessionData: () => dataPath("userData"),
	appData: () => process.env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config"),
	home: homedir,
	temp: tmpdir,
	downloads: () => join(homedir(), "Downloads"),
	exe: () => process.execPath,
	logs: () => join(dataPath("userData"), "logs"),
};
