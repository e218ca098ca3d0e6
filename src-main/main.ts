import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { clock } from "./clock.ts";
import { registerAppScheme } from "./desktop/app-scheme.ts";
import { applySettings } from "./desktop/apply-settings.ts";
import { endCeremonies, openCeremonyWindow } from "./desktop/ceremony-window.ts";
import * as electron from "./desktop/electron-app.ts";
import { connectStream, electronNetwork as network } from "./desktop/electron-network.ts";
import { serveIpc } from "./desktop/ipc-server.ts";
import { openKeptState } from "./desktop/kept-state.ts";
import { createKeyHost } from "./desktop/key-host.ts";
import { saveFile } from "./desktop/save-file.ts";
import { hiddenFlag } from "./desktop/start-at-login.ts";
import { takeStarts } from "./desktop/starts.ts";
import { systemNotifier as notifier, say } from "./desktop/system-notifier.ts";
import { systemSeal as seal } from "./desktop/system-seal.ts";
import { offerTouchId } from "./desktop/touch-id.ts";
import { createTrayIcon } from "./desktop/tray-icon.ts";
import { createUiWindow } from "./desktop/ui-window.ts";
import { builtInFeed } from "./desktop/updater.ts";
import { startTrayApp } from "./tray-app.ts";

const built = join(import.meta.dirname, "..");
const resources = join(built, "../resources");

electron.nameApp();
registerAppScheme();
const starts = takeStarts();
if (starts)
	electron.whenReady(() => {
		offerTouchId();
		electron.onQuitting(endCeremonies);
		const window = createUiWindow({ built, resources });
		return startTrayApp({
			version: electron.version(),
			platform: electron.platform(),
			versions: electron.runtimeVersions,
			kept: openKeptState(electron.ownFolder()),
			seal,
			surroundings: { network, connectStream, clock, random: Math.random },
			notifier,
			say,
			copy: electron.copy,
			keyHost: createKeyHost(join(built, "main/key-process.js")),
			pause,
			saveFile,
			openInBrowser: electron.openInBrowser,
			openWindow: openCeremonyWindow,
			applySettings,
			createWindow: window.follow,
			createTray: (initial, act) => createTrayIcon(join(resources, "tray"), initial, act),
			serveCalls: (handlers, report) => serveIpc(handlers, window.contentsId, report),
			onSleep: electron.onSleep,
			onQuitting: electron.onQuitting,
			onQuit: electron.onQuit,
			feed: builtInFeed(),
			quit: electron.quit,
			startsHidden: process.argv.includes(hiddenFlag),
			takeStarts: starts,
		});
	});
else electron.quit();
