import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { findElectron, howToFetch } from "./electron-runtime.ts";

/* `npm run package`: packages of the built app for this system, around the runtime of this checkout. */

// biome-ignore lint/style/noProcessEnv: a program of its own, and this is its one place that reads it
const environment = process.env;
const override = environment["ELECTRON_OVERRIDE_DIST_PATH"];
const root = join(import.meta.dirname, "../..");
const given = process.argv.slice(2);

/** How electron-builder is told what to build for. */
const systems: Partial<Record<NodeJS.Platform, readonly string[]>> = {
	darwin: ["-m", "-o", "--mac", "--macos"],
	win32: ["-w", "--win", "--windows"],
	linux: ["-l", "--linux"],
};
const archs = ["x64", "arm64", "armv7l", "ia32", "universal"];

const foreign = [
	...Object.entries(systems).flatMap(([system, flags = []]) => (system === process.platform ? [] : flags)),
	...archs.filter((arch) => arch !== process.arch).map((arch) => `--${arch}`),
];

const refused = given.find((argument) => foreign.includes(argument));
// The runtime that is here is this machine's: packed as another's, it would make a package that can not start.
if (refused !== undefined) endWith(`${refused}: packages are made on the system and the processor that they are for.`);
// electron-builder would fetch one by itself, from wherever it is told to.
if (findElectron(override) === undefined) endWith(howToFetch);

const child = spawn(
	process.execPath,
	[
		join(root, "node_modules/electron-builder/cli.js"),
		...["--config", "electron-builder.config.ts"],
		`-c.electronDist=${override || join(root, "node_modules/electron/dist")}`,
		...(given.some((argument) => /^(-p|--publish)(=|$)/.test(argument)) ? [] : ["--publish", "never"]),
		...given,
	],
	// Versions are pinned here: it need not ask a registry whether it is the newest.
	{ cwd: root, env: { ...environment, NO_UPDATE_NOTIFIER: "1" }, stdio: "inherit" },
);
child.on("exit", (code) => process.exit(code ?? 1));

function endWith(line: string): never {
	process.stderr.write(`${line}\n`);
	process.exit(1);
}
