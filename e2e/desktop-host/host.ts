import { setImmediate as turn } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { appEnds, becomeReady, quitApp } from "./app-lifecycle.ts";
import { adoptChromium, startedChromium } from "./browser.ts";
import { startChromium } from "./chromium.ts";
import { openControl, tellTest } from "./control-channel.ts";
import { registerStandIn } from "./register.ts";
import { reportProblem } from "./state.ts";
import { guardTargets } from "./target-guard.ts";
import { electronVersions } from "./versions.ts";

const fromLauncher = ["STAND_IN_CHROMIUM", "STAND_IN_PROFILE"] as const;

/** Runs the app's main as Electron would, from before its first line to "ready". */
export async function runHost(): Promise<void> {
	const [executable = "", profile = ""] = fromLauncher.map((name) => process.env[name]);
	for (const name of fromLauncher) delete process.env[name];
	openControl();
	registerStandIn();
	Object.assign(process.versions, electronVersions);
	Object.defineProperty(process, "type", { value: "browser", enumerable: true });
	// Electron shows a dialog and goes on; a test has to hear of it.
	process.on("uncaughtException", (cause) => {
		console.error(cause);
		reportProblem(`Uncaught: ${cause instanceof Error ? cause.stack : cause}`);
	});
	for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => quitApp());

	await import(pathToFileURL(process.argv[1] ?? "").href);
	// Electron is not ready before the main module has run to its end; a second start has quit by now.
	await turn();
	await turn();
	if (appEnds()) return;
	adoptChromium(await startChromium({ executable, profile }));
	await guardTargets();
	becomeReady();
	tellTest({ kind: "ready", endpoint: startedChromium()?.endpoint ?? "" });
}
