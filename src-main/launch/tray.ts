import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { findElectron, howToFetch } from "./electron-runtime.ts";

/* `npm run tray`: the built app on Electron, or one line that says what to do. */

// biome-ignore lint/style/noProcessEnv: a program of its own, and this is its one place that reads it
const { ELECTRON_OVERRIDE_DIST_PATH: override } = process.env;
const electron = findElectron(override);
if (electron === undefined) {
	process.stderr.write(`${howToFetch}\n`);
	process.exit(1);
}
const app = join(import.meta.dirname, "../..");
const child = spawn(electron, [app, ...process.argv.slice(2)], { stdio: "inherit" });
child.on("exit", (code) => process.exit(code ?? 1));
