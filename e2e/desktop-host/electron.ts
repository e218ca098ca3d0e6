import { app } from "./app.ts";
import { ipcMain } from "./ipc-main.ts";
import { keyringStorage } from "./keyring-storage.ts";
import { Menu } from "./menu.ts";
import { nativeImage } from "./native-image.ts";
import { nativeTheme } from "./native-theme.ts";
import { net } from "./net.ts";
import { Notification } from "./notification.ts";
import { powerMonitor, screen } from "./power-screen.ts";
import { session } from "./session.ts";
import { protocolModule } from "./session-protocol.ts";
import { clipboard, dialog, shell } from "./shell-clipboard-dialog.ts";
import { strict } from "./strict.ts";
import { members } from "./surface.ts";
import { Tray } from "./tray.ts";
import { utilityProcess } from "./utility-process.ts";
import { BrowserWindow } from "./window.ts";

const safeStorage = strict<Electron.SafeStorage>("safeStorage", keyringStorage, members.safeStorage);
const protocol = protocolModule(() => session.defaultSession.protocol);

const parts = {
	app,
	BrowserWindow,
	clipboard,
	dialog,
	ipcMain,
	Menu,
	nativeImage,
	nativeTheme,
	net,
	Notification,
	powerMonitor,
	protocol,
	safeStorage,
	screen,
	session,
	shell,
	Tray,
	utilityProcess,
};

/** The electron module as a whole. Electron's processes share one module; what others of them have reads as undefined. */
const electron = strict<typeof parts>("electron", { ...parts, contextBridge: undefined, ipcRenderer: undefined }, [
	...Object.keys(parts),
	"contextBridge",
	"ipcRenderer",
]);

export {
	app,
	BrowserWindow,
	clipboard,
	dialog,
	// For require("electron"): what a module exports under this name is all that CommonJS sees of it.
	electron as "module.exports",
	ipcMain,
	Menu,
	Notification,
	nativeImage,
	nativeTheme,
	net,
	powerMonitor,
	protocol,
	safeStorage,
	screen,
	session,
	shell,
	Tray,
	utilityProcess,
};
// biome-ignore lint/style/noDefaultExport: electron-store and others import the module's default.
export default electron;
