import { app, clipboard, powerMonitor, shell } from "electron";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import type { Versions } from "../diagnostics/diagnostics.ts";
import { words } from "../words.ts";
import { sessionEnvironment } from "./environment.ts";

/** What has to be said before the app is ready. */
export function nameApp(): void {
	app.setName(words.name);
	app.enableSandbox();
	// The same as electron-builder's appId: Windows files notifications under it.
	app.setAppUserModelId("org.countersign.tray");
	// By this Windows finds the app that a notification belongs to; it never changes.
	if (process.platform === "win32") app.setToastActivatorCLSID("{3F2B993D-7BC2-4CF3-AAFF-D854489AB2BD}");
	// In the tray it lives on without any window.
	app.on("window-all-closed", () => undefined);
}

export function whenReady(start: () => Promise<void>): void {
	app.whenReady().then(start).catch(endBadly);
}

/** A start that fails is not survived: a tray that shows nothing would look as if nothing waited. */
function endBadly(error: unknown): void {
	process.stderr.write(
		`Countersign can not start: ${error instanceof Error ? error.message : "for an unknown reason"}\n`,
	);
	app.exit(1);
}

export function quit(): void {
	app.quit();
}

/** Somebody wants it to end; a page that does not let go may still hold that up, and the app lives on. */
export function onQuitting(act: () => void): void {
	app.on("before-quit", act);
}

/** It ends now: every window is gone. */
export function onQuit(act: () => void): void {
	app.on("will-quit", act);
}

export function version(): string {
	return app.getVersion();
}

/** The person's own folder for this app. */
export function ownFolder(): string {
	return app.getPath("userData");
}

/** Whatever is neither of the other two behaves as Linux does. */
export function platform(): DesktopSnapshot["platform"] {
	return process.platform === "darwin" || process.platform === "win32" ? process.platform : "linux";
}

/** What this runs on, for diagnostics. */
export function runtimeVersions(): Versions {
	const { electron = "none", chrome = "none", node } = process.versions;
	const { session, desktop } = sessionEnvironment();
	return {
		electron,
		chrome,
		node,
		system: `${process.platform} ${process.arch} ${process.getSystemVersion?.() ?? ""}`.trim(),
		...(session && { session }),
		...(desktop && { desktop }),
	};
}

/** Opens an address of a server in the system's browser, and nothing else. @throws where it does not open */
export async function openInBrowser(address: string): Promise<void> {
	const url = new URL(address);
	const local = url.protocol === "http:" && url.hostname === "localhost";
	if (url.protocol !== "https:" && !local) throw new TypeError("Only pages of servers are opened.");
	await shell.openExternal(url.href);
}

export function copy(text: string): void {
	clipboard.writeText(text);
}

/** Before sleep connections are let go of; afterwards those that were kept would be dead, and not say so. */
export function onSleep({ suspend, resume }: { suspend: () => void; resume: () => void }): void {
	powerMonitor.on("suspend", suspend);
	powerMonitor.on("resume", resume);
}
