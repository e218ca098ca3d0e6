import { BrowserWindow, session } from "electron";
import type { CeremonyWindow } from "../approvals/approve-by-page.ts";
import { fill, words } from "../words.ts";
import { grantNothing, keepInside } from "./guard-contents.ts";

/** It outlives the app, because macOS ties the passkeys that are made in a window to its partition. */
const ceremonyPartition = "persist:ceremony";

const open = new Set<BrowserWindow>();

/** Ends all such windows: their pages come from elsewhere, and are not asked whether the app may quit. */
export function endCeremonies(): void {
	for (const window of open) window.destroy();
}

/**
 * A window for the page of a server, where a passkey signs: a page from the network, and so without a bridge, without
 * permissions, and without a way out of its origin.
 */
export async function openCeremonyWindow(address: string, origin: string): Promise<CeremonyWindow> {
	const pages = session.fromPartition(ceremonyPartition);
	grantNothing(pages);
	const window = new BrowserWindow({
		width: 480,
		height: 640,
		minWidth: 320,
		show: false,
		title: fill(words.pageOf, { host: new URL(origin).host, name: words.name }),
		useContentSize: true,
		fullscreenable: false,
		autoHideMenuBar: true,
		webPreferences: {
			partition: ceremonyPartition,
			sandbox: true,
			contextIsolation: true,
			nodeIntegration: false,
			webviewTag: false,
			spellcheck: false,
		},
	});
	window.removeMenu();
	keepInside(window.webContents, (next) => URL.parse(next)?.origin === origin);
	const { promise: closed, resolve } = Promise.withResolvers<void>();
	// A page could name itself like another, or like a question of this app.
	window.on("page-title-updated", (event) => event.preventDefault());
	open.add(window);
	window.once("closed", () => {
		open.delete(window);
		resolve();
	});
	const close = () => {
		if (!window.isDestroyed()) window.destroy();
	};
	// The person has just asked for it. Windows shows its passkey dialog for the window in front only.
	window.show();
	window.focus();
	window.loadURL(address).catch(close);
	return { closed, close };
}
