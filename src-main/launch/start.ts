import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { findElectron, hasDisplay, howToFetch } from "./electron-runtime.ts";

/* `npm start`: the server, and beside it the tray app wherever it can run. */

// biome-ignore lint/style/noProcessEnv: a program of its own, and this is its one place that reads it
const environment = process.env;
const root = join(import.meta.dirname, "../..");
const server = spawn(process.execPath, [join(root, "cli/countersign.js"), "server", ...process.argv.slice(2)], {
	stdio: "inherit",
});
const tray = startTray();

// Ctrl-C reaches both by itself; whoever ends this process alone means both as well.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => {
	tray?.kill();
	process.exit(code ?? 1);
});

function startTray(): ChildProcess | undefined {
	if (!hasDisplay(process.platform, environment)) return undefined;
	const electron = findElectron(environment["ELECTRON_OVERRIDE_DIST_PATH"]);
	if (electron) return spawn(electron, [root], { stdio: "inherit" });
	process.stderr.write(`The tray app stays away: ${howToFetch}\n`);
	return undefined;
}
