import { app, Notification } from "electron";
import type { Starts } from "../desktop-ports.ts";
import { type AppLink, appScheme, linkAmong, readLink } from "../links/read-link.ts";
import { holdsNotifications } from "./system-notifier.ts";

/**
 * Makes this the only one that runs.
 * @returns what hands over what came, once somebody can take it; `undefined` where another one runs already
 */
export function takeStarts(): ((starts: Starts) => void) | undefined {
	if (!app.requestSingleInstanceLock()) return undefined;
	const { promise: ready, resolve } = Promise.withResolvers<Starts>();
	const take = (link: AppLink | undefined) =>
		void ready.then((starts) => (link ? starts.onLink(link) : starts.onAgain()));
	// macOS brings links by an event, which may come before the app is ready; the others as an argument.
	app.on("open-url", (event, url) => {
		event.preventDefault();
		take(readLink(url));
	});
	app.on("second-instance", (_event, args) => take(linkAmong(args)));
	app.on("activate", () => take(undefined));
	// Windows keeps what an earlier run showed, and starts the app where somebody turns to it. What it was about may have
	// ended since: the window shows what waits now. Of those that are up, each sees to its own buttons.
	if (process.platform === "win32")
		Notification.handleActivation(({ type }) => {
			if (type === "click" || !holdsNotifications()) take(undefined);
		});
	const first = linkAmong(process.argv);
	if (first) take(first);
	if (app.isPackaged) app.setAsDefaultProtocolClient(appScheme);
	return resolve;
}
