import { appEvents } from "./app-events.ts";
import { startedChromium } from "./browser.ts";
import { everySession } from "./session.ts";
import { world } from "./state.ts";
import { preventable } from "./strict-emitter.ts";
import { everyWindow } from "./window.ts";

let isReady = false;
let isQuitting = false;
const readiness = Promise.withResolvers<void>();

/** Somebody wanted it to end, and nobody objected. */
export function appEnds(): boolean {
	return isQuitting;
}

export function appIsReady(): boolean {
	return isReady;
}

export function whenAppIsReady(): Promise<void> {
	return readiness.promise;
}

export function becomeReady(): void {
	isReady = true;
	appEvents.emit("ready", {}, {});
	readiness.resolve();
}

/** Asks everybody who may object, and ends the app if nobody does; whether it ends. */
export function quitApp(): boolean {
	if (isQuitting) return true;
	isQuitting = true;
	const asked = ["before-quit", "will-quit"] as const;
	const objections = asked.map((name) => () => {
		const event = preventable({});
		appEvents.emit(name, event);
		return event.defaultPrevented;
	});
	const [isHeldBefore, isHeldAtLast] = objections;
	const isHeld = isHeldBefore?.() || everyWindow().some((window) => !window.closeUnlessPrevented()) || isHeldAtLast?.();
	isQuitting = !isHeld;
	if (!isHeld) exitApp(0);
	return !isHeld;
}

/** Ends the app whatever anybody says. */
export function exitApp(code: number): void {
	isQuitting = true;
	world.isEnding = true;
	for (const window of everyWindow()) window.destroy();
	appEvents.emit("quit", {}, code);
	const chromium = startedChromium();
	if (!chromium) process.exit(code);
	const ending = Promise.all(everySession().map(({ jar }) => jar.writeDown()))
		.catch(() => {})
		.then(() => chromium.end());
	void ending.finally(() => process.exit(code));
}

appEvents.on("-last-window-closed", () => {
	if (isQuitting) return;
	// Electron quits for an app that has nothing to say about it.
	if (!appEvents.emit("window-all-closed")) quitApp();
});
