import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { app } from "electron";
import { autostartEntry, autostartFile } from "../settings/autostart-entry.ts";
import { sessionEnvironment } from "./environment.ts";

/** With this the app starts into the tray and shows no window. */
export const hiddenFlag = "--hidden";

/** Starts the app at login from now on, or no more. @throws where the system does not take it */
export async function startAtLogin(wanted: boolean): Promise<void> {
	if (process.platform !== "linux") return app.setLoginItemSettings({ openAtLogin: wanted, args: [hiddenFlag] });
	const file = join(app.getPath("appData"), autostartFile);
	if (!wanted) return rm(file, { force: true });
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, autostartEntry(ownCommand()));
}

/** An AppImage is mounted elsewhere each time: what starts it is the file itself. */
function ownCommand(): string[] {
	const image = sessionEnvironment().appImage;
	const program = image ? [image] : [process.execPath, ...(app.isPackaged ? [] : [app.getAppPath()])];
	return [...program, hiddenFlag];
}
