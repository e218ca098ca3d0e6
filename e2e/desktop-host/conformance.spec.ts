import { expect } from "@playwright/test";
import { seen, test } from "./fixture/launch-fixture.ts";

// For both runtimes: what the app relies on has to be so on the stand-in and on Electron.

test("an invoke makes its round trip, and keeps what a structured clone keeps", async ({ desktop }) => {
	const page = await desktop.page("app://ui/*");
	await page.click("#echo");
	await expect(page.locator("#state")).toHaveText('["hello"]');
	const kinds = await page.evaluate(async () => {
		const { fixture } = globalThis as unknown as { fixture: { ask(...given: unknown[]): Promise<unknown[]> } };
		const cyclic: Record<string, unknown> = {
			date: new Date(5),
			bytes: new Uint8Array([1, 2]),
			big: 7n,
			map: new Map([[1, 2]]),
		};
		cyclic["itself"] = cyclic;
		const [back] = (await fixture.ask("echo", cyclic)) as [typeof cyclic];
		const { date, bytes, big, map, itself } = back;
		return [date instanceof Date, bytes instanceof Uint8Array, big === 7n, map instanceof Map, itself === back];
	});
	expect(kinds).toEqual([true, true, true, true, true]);
});

test("the bridge carries functions, promises and failures, and shows nothing else", async ({ desktop }) => {
	const page = await desktop.page("app://ui/*");
	const seen = await page.evaluate(async () => {
		const { fixture } = globalThis as unknown as { fixture: Record<string, (...given: unknown[]) => unknown> };
		const failure = await Promise.resolve()
			.then(() => fixture["fail"]?.())
			.catch((cause) => cause.message);
		const unknown = await Promise.resolve(fixture["ask"]?.("nobody")).catch((cause) => cause.message);
		const uncloneable = await Promise.resolve(fixture["ask"]?.("echo", () => {})).catch((cause) => cause.message);
		return {
			sum: fixture["sum"]?.(2, 3),
			later: await fixture["later"]?.("now"),
			failure,
			unknown,
			uncloneable,
			isFrozen: Object.isFrozen(fixture),
			node: typeof Reflect.get(globalThis, "require"),
			host: Object.getOwnPropertyNames(globalThis).filter((name) => /electron/i.test(name)),
		};
	});
	expect(seen).toEqual({
		sum: 5,
		later: "now",
		failure: "meant to fail",
		unknown: "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
		uncloneable: expect.stringContaining("An object could not be cloned"),
		isFrozen: true,
		node: "undefined",
		host: [],
	});
});

test("main tells the page", async ({ desktop }) => {
	const page = await desktop.page("app://ui/*");
	await desktop.evaluateInMain(({ BrowserWindow }) => {
		BrowserWindow.getAllWindows()[0]?.webContents.send("told", "from", "main");
	});
	await expect(page.locator("#state")).toHaveText("from main");
});

test("a page of another site keeps the preload and is refused by its origin", async ({ desktop, site }) => {
	await desktop.evaluateInMain(async ({ BrowserWindow }, url) => {
		await BrowserWindow.getAllWindows()[0]?.loadURL(url);
	}, site.url);
	const page = await desktop.page(`${site.url}/`);
	const refusal = await page.evaluate(() => {
		const { fixture } = globalThis as unknown as { fixture: { ask(...given: unknown[]): Promise<unknown> } };
		return fixture.ask("echo", 1).catch((cause) => cause.message);
	});
	expect(refusal).toContain(`refused sender ${site.url}`);
});

test("a frame of another site has no preload", async ({ desktop, site }) => {
	const page = await desktop.page("app://ui/*");
	await page.evaluate((url) => {
		const frame = document.createElement("iframe");
		frame.src = url;
		document.body.append(frame);
	}, site.url);
	const frame = page.frameLocator("iframe");
	await expect(frame.locator("p")).toHaveText("/");
	const types = await Promise.all(
		page.frames().map((each) => each.evaluate(() => typeof Reflect.get(globalThis, "fixture"))),
	);
	expect(types).toEqual(["object", "undefined"]);
});

test("a page's policy holds: its own style, and no network", async ({ desktop, site }) => {
	const page = await desktop.page("app://ui/*");
	expect(desktop.appUrl(page)).toBe("app://ui/#start");
	await expect(page.locator("body")).toHaveCSS("background-color", "rgb(1, 2, 3)");
	const outcome = await page.evaluate(
		(url) =>
			fetch(url).then(
				() => "fetched",
				() => "blocked",
			),
		site.url,
	);
	expect(outcome).toBe("blocked");
	expect(site.asked).toEqual([]);
});

test("a page goes nowhere the app does not let it", async ({ desktop, site }) => {
	const page = await desktop.page("app://ui/*");
	await page.evaluate((url) => {
		location.href = url;
	}, `${site.url}/elsewhere`);
	await expect.poll(() => seen(desktop)).toContain(`will-navigate ${site.url}/elsewhere`);
	await page.click("#echo");
	await expect(page.locator("#state")).toHaveText('["hello"]');
	expect(site.asked).toEqual([]);
});

test("a redirect is asked about, and can be stopped", async ({ desktop, site }) => {
	const failure = await desktop.evaluateInMain(async ({ BrowserWindow }, url) => {
		const window = new BrowserWindow({ show: false });
		window.webContents.on("will-redirect", (event) => event.preventDefault());
		const failed = await window.loadURL(url).catch((cause) => cause.message);
		window.destroy();
		return failed;
	}, `${site.url}/away`);
	expect(failure).toContain("ERR_ABORTED (-3)");
	expect(site.asked).toEqual(["/away"]);
});

// Whether the site hears of one is not looked at: Electron makes none, and the stand-in closes one that Chromium made.
test("popups are denied, and none stays", async ({ desktop, site }) => {
	const page = await desktop.page("app://ui/*");
	await page.evaluate((url) => void open(`${url}/popup`), site.url);
	expect(await desktop.waitRecorded("popup")).toEqual({ url: `${site.url}/popup`, isDenied: true });
	await page.evaluate((url) => void open(`${url}/quiet`, "_blank", "noopener"), site.url);
	await desktop.waitRecorded("popup", ({ url }) => url.endsWith("/quiet"));
	expect(await desktop.windows()).toHaveLength(1);
});

test("a cancelled request never leaves", async ({ desktop, site }) => {
	const outcome = await desktop.evaluateInMain(async ({ BrowserWindow, session }, url) => {
		const walled = session.fromPartition("walled");
		walled.webRequest.onBeforeRequest({ urls: ["*://*/blocked*"] }, (_details, callback) => callback({ cancel: true }));
		const window = new BrowserWindow({ show: false, webPreferences: { partition: "walled" } });
		await window.loadURL(url);
		return window.loadURL(`${url}/blocked`).catch((cause) => cause.message);
	}, site.url);
	expect(outcome).toContain("ERR_BLOCKED_BY_CLIENT");
	expect(site.asked).toEqual(["/"]);
});

test("permissions and downloads are refused", async ({ desktop, site }) => {
	await desktop.evaluateInMain(async ({ BrowserWindow }, url) => {
		await new BrowserWindow({ webPreferences: {} }).loadURL(`${url}/other`);
	}, site.url);
	const page = await desktop.page(`${site.url}/other`);
	const state = await page.evaluate(async () => (await navigator.permissions.query({ name: "geolocation" })).state);
	expect(state).toBe("denied");
	await page.evaluate((url) => {
		location.href = url;
	}, `${site.url}/file`);
	expect(await desktop.waitRecorded("download")).toEqual({ url: `${site.url}/file`, isPrevented: true });
});

test("without handlers everything is granted, as in Electron", async ({ desktop, site }) => {
	await desktop.evaluateInMain(async ({ BrowserWindow }, url) => {
		await new BrowserWindow({ webPreferences: { partition: "open" } }).loadURL(url);
	}, site.url);
	const page = await desktop.page(`${site.url}/`);
	const state = await page.evaluate(async () => (await navigator.permissions.query({ name: "geolocation" })).state);
	expect(state).toBe("granted");
});

test("an address that nobody answers fails to load", async ({ desktop }) => {
	const [rejection, failure] = await desktop.evaluateInMain(async ({ BrowserWindow }) => {
		const window = new BrowserWindow({ show: false });
		const failed = new Promise((resolve) => {
			window.webContents.on("did-fail-load", (_event, code, words, url) => resolve([code, words, url]));
		});
		const rejected = await window.loadURL("http://localhost:47/").catch((cause) => cause.message);
		return [rejected, await failed];
	});
	expect(rejection).toBe("ERR_CONNECTION_REFUSED (-102) loading 'http://localhost:47/'");
	expect(failure).toEqual([-102, "ERR_CONNECTION_REFUSED", "http://localhost:47/"]);
});
