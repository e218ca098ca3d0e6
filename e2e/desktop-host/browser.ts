import type { Chromium } from "./chromium.ts";
import type { Devtools } from "./devtools.ts";

let started: Chromium | undefined;

export function adoptChromium(chromium: Chromium): void {
	started = chromium;
}

/** Undefined before the app is ready: nothing has needed it yet. */
export function startedChromium(): Chromium | undefined {
	return started;
}

export function theBrowser(): Devtools {
	// The words of Electron itself.
	if (!started) throw new Error("Session can only be received when app is ready");
	return started.browser;
}
