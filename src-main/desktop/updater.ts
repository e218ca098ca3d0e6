import { existsSync } from "node:fs";
import { join } from "node:path";
import { app } from "electron";
import type { UpdateFeed } from "../updates/follow-updates.ts";
import { sessionEnvironment } from "./environment.ts";

/** The feed that this app was built with, if it was built with one: electron-builder leaves its address beside the app. */
export function builtInFeed(): UpdateFeed | undefined {
	if (!app.isPackaged || !existsSync(join(process.resourcesPath, "app-update.yml"))) return undefined;
	const look = async () => {
		const found = await (await updater()).checkForUpdates();
		return found?.isUpdateAvailable ? found.updateInfo.version : undefined;
	};
	if (!replacesItself()) return { look };
	return { look, fetch: async () => void (await (await updater()).downloadUpdate()) };
}

/** What came by a package of the system is that system's to replace: it would ask for a password as the app quits. */
function replacesItself(): boolean {
	return process.platform !== "linux" || sessionEnvironment().appImage !== undefined;
}

/** Loaded where it is needed only, which is not in a checkout. */
async function updater() {
	const { autoUpdater } = await import("electron-updater");
	autoUpdater.autoDownload = false;
	autoUpdater.autoInstallOnAppQuit = replacesItself();
	// By default each look tells the feed a number that stays the same for this machine.
	autoUpdater.requestHeaders = { "x-user-staging-id": "none" };
	// It would write to the console, addresses and all.
	autoUpdater.logger = null;
	return autoUpdater;
}
