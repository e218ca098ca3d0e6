import { type Browser, chromium, type Page } from "@playwright/test";
import { desktopOf } from "./desktop-of.ts";
import type { Driver } from "./driver.ts";
import { HostProcess } from "./host-process.ts";
import type { Desktop, DesktopWindow, LaunchOptions } from "./interface.ts";
import { within } from "./within.ts";

/** Starts the built app on the stand-in for Electron. */
export async function launchStandIn(options: LaunchOptions): Promise<Desktop> {
	const { timeout = 30_000 } = options;
	const host = new HostProcess(options);
	try {
		const endpoint = await within(timeout, host.ready, () => `The app did not become ready\n${host.logs()}`);
		// Without Playwright's defaults, which would have every page believe that it has the focus.
		const browser = await chromium.connectOverCDP(endpoint, { noDefaults: true, isLocal: true });
		return desktopOf(driverOf(host, browser, options));
	} catch (cause) {
		await host.kill();
		throw cause;
	}
}

function driverOf(host: HostProcess, browser: Browser, options: LaunchOptions): Driver {
	const { timeout = 30_000 } = options;
	return {
		kind: "stand-in",
		pid: host.pid,
		exited: host.exited,
		problems: host.problems,
		logs: () => host.logs(),
		ask: (name, ...given) => host.ask(name, ...given),
		nextChange: () => host.nextChange(),
		pageOf: (window) =>
			within(timeout, pageOf(browser, window), () => `Playwright did not find the page of ${window.url}`),
		appUrl: (page) => appUrl(page.url()),
		async secondInstance(argv) {
			const second = new HostProcess({ ...options, args: [...(options.args ?? []), ...argv] });
			try {
				return await within(timeout, second.exited, () => `The second start went on running\n${second.logs()}`);
			} finally {
				await second.kill();
			}
		},
		kill: () => host.kill(),
	};
}

const targetIds = new WeakMap<Page, string>();

/** Playwright puts every page into one context, so the target is the only thing that tells them apart. */
async function pageOf(browser: Browser, window: DesktopWindow): Promise<Page> {
	const wanted: unknown = Reflect.get(window, "targetId");
	const [context] = browser.contexts();
	if (!context) throw new Error("Playwright has no context on the stand-in");
	for (;;) {
		const next = context.waitForEvent("page", { timeout: 0 });
		next.catch(() => {});
		for (const page of context.pages()) if ((await targetIdOf(page)) === wanted) return page;
		await next;
	}
}

async function targetIdOf(page: Page): Promise<string> {
	const known = targetIds.get(page);
	if (known !== undefined) return known;
	try {
		const session = await page.context().newCDPSession(page);
		const { targetInfo } = await session.send("Target.getTargetInfo");
		await session.detach();
		targetIds.set(page, targetInfo.targetId);
		return targetInfo.targetId;
	} catch {
		// It has closed meanwhile.
		return "";
	}
}

function appUrl(url: string): string {
	return url.replace(/^https:\/\/([^/]+)\.([a-z][a-z0-9+-]*)\.invalid/, "$2://$1");
}
