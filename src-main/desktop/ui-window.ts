import { join } from "node:path";
import { BrowserWindow, nativeImage, screen, session } from "electron";
import { snapshotChannel } from "../../contract/desktop/ipc-names.ts";
import type { UiWindow } from "../desktop-ports.ts";
import { words } from "../words.ts";
import { pageAddress, pageOrigin, serveApp } from "./app-scheme.ts";
import { grantNothing, keepInside } from "./guard-contents.ts";

const width = 400;
const height = 560;
/** Beyond this the page scrolls. */
const tallest = 720;
/** In memory only: the window stores nothing. */
const windowPartition = "window";

export interface OwnWindow {
	/** The only contents whose calls are answered. */
	readonly contentsId: number;
	/** Lets somebody steer it, who is told when the person turns to it and away. */
	follow(wishes: { onFocus: () => void; onBlur: () => void }): UiWindow;
}

/**
 * The app's window. It is made once, hidden, and only hides when it is closed.
 * @param built the folder of the built pages and of the bridge
 * @param resources the folder of icons
 */
export function createUiWindow({ built, resources }: { built: string; resources: string }): OwnWindow {
	const pages = session.fromPartition(windowPartition);
	serveApp(pages, join(built, "renderer"));
	grantNothing(pages);
	const window = new BrowserWindow({
		width,
		height,
		minWidth: 320,
		minHeight: 320,
		show: false,
		title: words.name,
		icon: join(resources, "icon/256x256.png"),
		useContentSize: true,
		fullscreenable: false,
		autoHideMenuBar: true,
		webPreferences: {
			preload: join(built, "preload/bridge.cjs"),
			partition: windowPartition,
			sandbox: true,
			contextIsolation: true,
			nodeIntegration: false,
			webviewTag: false,
			spellcheck: false,
		},
	});
	window.removeMenu();
	const { webContents } = window;
	keepInside(webContents, (address) => address.startsWith(`${pageOrigin}/`));
	// A page that crashed is of no use to anybody; a fresh one asks for all it shows.
	webContents.on("render-process-gone", () => void window.loadURL(pageAddress));
	let goes = false;
	let fitted = height;
	window.on("close", (event) => {
		if (goes) return;
		event.preventDefault();
		window.hide();
	});

	const steered: UiWindow = {
		load: () => window.loadURL(pageAddress),
		badge: (count) => {
			if (process.platform !== "win32") return;
			const name = count > 9 ? "waitingMany" : `waiting${count}`;
			const icon = count > 0 ? nativeImage.createFromPath(join(resources, "tray", `${name}.ico`)) : null;
			window.setOverlayIcon(icon, String(count));
		},
		send: (snapshot) => {
			if (!webContents.isDestroyed()) webContents.send(snapshotChannel, snapshot);
		},
		fit: (needed = height) => {
			const [wide = width, tall = height] = window.getContentSize();
			// Whoever has chosen a height keeps it.
			if (tall !== fitted) return;
			const room = screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea.height;
			fitted = Math.min(Math.max(needed, height), tallest, room);
			if (fitted !== tall) window.setContentSize(wide, fitted);
		},
		letGo: () => {
			goes = true;
		},
		show: () => {
			if (window.isMinimized()) window.restore();
			window.show();
			window.focus();
		},
		showQuietly: () => {
			// Restoring it would take the focus; hidden, it is as if it had not been minimised.
			if (window.isMinimized()) window.hide();
			// Shown already, it is left where it lies: raising it would cover what is being typed into.
			if (!window.isVisible()) window.showInactive();
		},
		hide: () => window.hide(),
		isVisible: () => window.isVisible() && !window.isMinimized(),
		isFocused: () => window.isFocused(),
	};
	return {
		contentsId: webContents.id,
		follow({ onFocus, onBlur }) {
			window.on("focus", onFocus);
			window.on("blur", onBlur);
			return steered;
		},
	};
}
