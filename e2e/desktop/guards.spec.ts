import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { callMain } from "./call-main.ts";
import { type Elsewhere, elsewhere } from "./elsewhere.ts";
import { noteVerdicts, verdicts, type Way } from "./navigation-verdicts.ts";
import { startDownload } from "./start-download.ts";
import { type Tray, test as trayTest } from "./tray-test.ts";

/*
 * Each guard of the window by itself: the others, which would catch the same, are out of the way. The window is the
 * one that a fresh start shows, without a server.
 */

const address = "app://countersign/desktop/index.html";
const bridge = fileURLToPath(new URL("../../out/preload/bridge.cjs", import.meta.url));

const test = trayTest.extend<{ site: Elsewhere }>({
	tray: async ({ trays }, use) => {
		const tray = await trays.start();
		await expectWhole(tray.page);
		await use(tray);
	},
	// biome-ignore lint/correctness/noEmptyPattern: the fixture needs no other, and has to be written as if it did
	site: async ({}, use) => {
		const site = await elsewhere();
		await use(site);
		await site.stop();
	},
});

async function expectWhole(page: Page): Promise<void> {
	await expect(page.getByRole("heading", { name: "Pair this app with your server" })).toBeVisible();
}

/** Loads the page anew without its policy, as if that had a fault. */
async function withoutPolicy({ page }: Tray): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send("Page.setBypassCSP", { enabled: true });
	await page.reload();
	await expectWhole(page);
}

const navigations: readonly (readonly [guard: Way, without: readonly Way[]])[] = [
	["will-frame-navigate", []],
	["will-navigate", ["will-frame-navigate"]],
];

for (const [guard, without] of navigations)
	test(`the page goes nowhere else: ${guard}`, async ({ tray: { app, page }, site }) => {
		await noteVerdicts(app, address, without);
		await page.evaluate((elsewhere) => {
			location.href = elsewhere;
		}, `${site.origin}/`);
		await expect.poll(() => verdicts(app)).toContain(`${guard} ${site.origin}/ refused`);
		await expectWhole(page);
		expect(site.asked).toEqual([]);
	});

// Whether the site hears of it is not looked at: Electron makes no window, and the stand-in closes one that Chromium made.
test("the page opens no window", async ({ tray: { app, page }, site }) => {
	await page.evaluate((elsewhere) => void open(elsewhere), `${site.origin}/`);
	expect(await app.waitRecorded("popup")).toEqual({ url: `${site.origin}/`, isDenied: true });
	expect(await app.windows()).toHaveLength(1);
});

test("the page reaches no network, even without its policy", async ({ tray, site }) => {
	await withoutPolicy(tray);
	const outcome = await tray.page.evaluate(
		(elsewhere) =>
			fetch(elsewhere, { mode: "no-cors" }).then(
				() => "reached",
				() => "blocked",
			),
		`${site.origin}/`,
	);
	expect(outcome).toBe("blocked");
	expect(site.asked).toEqual([]);
});

test("the page reads the files of its folder and no others, even without its policy", async ({ tray }) => {
	await withoutPolicy(tray);
	const status = (path: string) => tray.page.evaluate(async (path) => (await fetch(path)).status, path);
	expect(await status("/desktop/..%2fdesktop/index.html")).toBe(200);
	expect(await status("/..%2fmain%2fmain.js")).toBe(404);
	expect(await status("/desktop/..%2f..%2fmain%2fmain.js")).toBe(404);
});

test("a page from elsewhere that has got into the window is not answered", async ({ tray: { app, page }, site }) => {
	await app.evaluateInMain(async ({ BrowserWindow, session }, elsewhere) => {
		session.fromPartition("window").webRequest.onBeforeRequest(null);
		await BrowserWindow.getAllWindows()[0]?.loadURL(elsewhere);
	}, `${site.origin}/`);
	await expect(page.getByText("Elsewhere")).toBeVisible();
	expect(await callMain(page, "snapshot", {})).toMatch(/^threw .*A call from a foreign page was refused/);
});

test("the app's page in another window is not answered", async ({ tray: { app } }) => {
	await app.evaluateInMain(
		({ BrowserWindow }, [address, preload]) =>
			new BrowserWindow({ webPreferences: { preload, partition: "window", sandbox: true } }).loadURL(address),
		[`${address}?another`, bridge] as const,
	);
	const another = await app.page(`${address}?another`);
	expect(await callMain(another, "snapshot", {})).toMatch(/^threw .*A call from a foreign page was refused/);
});

test("the page finds no permission that it looks for", async ({ tray: { app, page } }) => {
	await app.evaluateInMain(({ session }) => session.fromPartition("window").setPermissionRequestHandler(null));
	await page.reload();
	const state = await page.evaluate(async () => (await navigator.permissions.query({ name: "geolocation" })).state);
	expect(state).toBe("denied");
});

test("the page is given no permission that it asks for", async ({ tray: { app, page } }) => {
	await app.evaluateInMain(({ session }) => session.fromPartition("window").setPermissionCheckHandler(null));
	await page.reload();
	expect(await page.evaluate(() => Notification.requestPermission())).toBe("denied");
});

test("the page downloads nothing", async ({ tray: { app, page } }) => {
	await page.evaluate(startDownload);
	expect(await app.waitRecorded("download")).toMatchObject({ isPrevented: true });
});
