import { armAuthenticator } from "./authenticator.ts";
import type { Driver } from "./driver.ts";
import type { Desktop, DesktopNotification, NotificationMatch, UrlMatch, Waiting } from "./interface.ts";
import { quitDesktop } from "./quit-desktop.ts";
import { until } from "./until.ts";

/** The whole interface, on what a runtime's driver can do. */
export function desktopOf(driver: Driver): Desktop {
	const windows = () => driver.ask("windows");

	const waitFor: Desktop["waitFor"] = (predicate, waiting) =>
		until(
			driver,
			`windows that satisfy ${predicate}`,
			async () => {
				const seen = await windows();
				return predicate(seen) ? seen : undefined;
			},
			waiting,
		);

	const waitForWindow: Desktop["waitForWindow"] = (predicate, waiting) =>
		until(driver, `a window that satisfies ${predicate}`, async () => (await windows()).find(predicate), waiting);

	const waitForNotification: Desktop["waitForNotification"] = (predicate, waiting?: Waiting) => {
		const isWanted = (one: DesktopNotification) => one.open && predicate(one);
		const look = async () => (await driver.ask("notifications")).findLast(isWanted);
		return until(driver, `an open notification that satisfies ${predicate}`, look, waiting);
	};

	const openUrl: Desktop["openUrl"] = async (url) => {
		if (process.platform === "darwin") await driver.ask("openUrl", url);
		else await driver.secondInstance([url]);
	};

	return {
		kind: driver.kind,
		pid: driver.pid,
		exited: driver.exited,
		windows,
		waitFor,
		waitForWindow,
		page: async (match) => driver.pageOf(await waitForWindow(({ url }) => matchesUrl(match, url))),
		appUrl: (page) => driver.appUrl(page),
		focusWindow: (id) => driver.ask("focusWindow", id),
		blurAll: () => driver.ask("blurAll"),
		closeWindow: async (id) => void (await driver.ask("closeWindow", id)),
		tray: () => driver.ask("tray"),
		async waitForTray(predicate, waiting) {
			const look = async () => {
				const tray = await driver.ask("tray");
				return tray && predicate(tray) ? tray : undefined;
			};
			return until(driver, `a tray that satisfies ${predicate}`, look, waiting);
		},
		clickTray: async () => void (await driver.ask("clickTray")),
		clickTrayItem: (...labels) => driver.ask("chooseTrayItem", labels),
		notifications: () => driver.ask("notifications"),
		waitForNotification,
		async clickNotification(match, action) {
			const { number } = await waitForNotification(isMatch(match));
			if (action === undefined) await driver.ask("clickNotification", number);
			else await driver.ask("actOnNotification", number, action);
		},
		async dismissNotification(match) {
			await driver.ask("dismissNotification", (await waitForNotification(isMatch(match))).number);
		},
		openUrl,
		secondInstance: (argv) => driver.secondInstance(argv),
		power: (event) => driver.ask("power", event),
		setNetwork: (isOnline) => driver.ask("setNetwork", isOnline),
		theme: (isDark) => driver.ask("theme", isDark),
		secrets: (state) => driver.ask("secrets", state),
		answerSaveDialog: (path) => driver.ask("answerSaveDialog", path),
		answerMessageBox: (response) => driver.ask("answerMessageBox", response),
		refuseExternal: (message) => driver.ask("refuseExternal", message),
		recorded: async (kind) => (await driver.ask("recorded", kind)) as never[],
		async waitRecorded(kind, predicate = () => true, waiting) {
			const look = async () => ((await driver.ask("recorded", kind)) as never[]).find(predicate);
			return until<never>(driver, `a record of ${kind}`, look, waiting);
		},
		cookies: (partition) => driver.ask("cookies", partition),
		evaluateInMain: async (run, ...[argument]) => (await driver.ask("evaluate", `${run}`, argument)) as never,
		armAuthenticator,
		logs: () => driver.logs(),
		problems: () => [...driver.problems],
		quit: () => quitDesktop(driver),
		kill: () => driver.kill(),
	};
}

function matchesUrl(match: UrlMatch, url: string): boolean {
	if (typeof match === "function") return match(url);
	if (match instanceof RegExp) return match.test(url);
	return match.endsWith("*") ? url.startsWith(match.slice(0, -1)) : url === match;
}

function isMatch(match: NotificationMatch): (notification: DesktopNotification) => boolean {
	if (typeof match === "function") return match;
	return ({ title, id }) => (typeof match === "string" ? title === match || id === match : match.test(title));
}
