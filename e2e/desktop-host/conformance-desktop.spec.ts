import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { launch } from "../launcher/choose-launcher.ts";
import { fixtureMain, seen, test } from "./fixture/launch-fixture.ts";

test("the tray's menu does what its items say, and a disabled one nothing", async ({ desktop }) => {
	const tray = await desktop.tray();
	expect(tray?.tooltip).toBe("Fixture");
	expect(tray?.menu.map(({ label }) => label)).toEqual(["Open", "Never", "More", "Quit"]);
	await desktop.clickTrayItem("More", "Mute");
	expect(await seen(desktop)).toContain("mute");
	await expect(desktop.clickTrayItem("Never")).rejects.toThrow("Never is disabled");
	await expect(desktop.clickTrayItem("Nowhere")).rejects.toThrow("no Nowhere");
	const [, , more] = (await desktop.tray())?.menu ?? [];
	// As Linux shows it: the menu has to be set again before a change is seen.
	expect(more?.submenu).toEqual([{ label: "Mute", type: "checkbox", enabled: true, checked: true }]);
});

test("the tray's own Quit ends the app", async ({ desktop }) => {
	await desktop.clickTrayItem("Quit");
	expect(await desktop.exited).toBe(0);
});

test("a notification is clicked, acted on, dismissed and withdrawn", async ({ desktop }) => {
	const shown = await desktop.waitForNotification(({ title }) => title === "A login asks");
	expect(shown).toMatchObject({ id: "one", body: "Somewhere", actions: ["Deny"], open: true });
	await expect(desktop.clickNotification("A login asks", "Approve")).rejects.toThrow("no button");
	await desktop.clickNotification("A login asks", "Deny");
	expect(await seen(desktop)).toEqual(["action 0", "closed"]);
	const reasons = desktop.evaluateInMain(async ({ Notification }) => {
		const waved = new Notification({ title: "waved", body: "" });
		const reason = new Promise((resolve) => waved.on("close", (details) => resolve(details.reason)));
		waved.show();
		return reason;
	});
	await desktop.dismissNotification("waved");
	expect(await reasons).toBe("userCanceled");
	const history = await desktop.evaluateInMain(async ({ Notification }) => {
		new Notification({ id: "a", title: "first", body: "" }).show();
		new Notification({ id: "b", title: "second", body: "" }).show();
		Notification.remove("a");
		return (await Notification.getHistory()).map(({ id }) => id);
	});
	expect(history).toEqual(["b"]);
});

test("only one window has the focus, and showing one quietly takes it from nobody", async ({ desktop }) => {
	const events = await desktop.evaluateInMain(async ({ BrowserWindow }) => {
		const heard: string[] = [];
		const [first] = BrowserWindow.getAllWindows();
		const second = new BrowserWindow({ show: false });
		for (const [name, window] of Object.entries({ first, second })) {
			for (const event of ["show", "hide", "focus", "blur"] as const) {
				window?.on(event as "show", () => heard.push(`${name} ${event}`));
			}
		}
		await second.loadURL("app://ui/second");
		second.showInactive();
		heard.push(`${first?.isFocused()} ${second.isFocused()}`);
		second.focus();
		second.hide();
		return heard;
	});
	expect(events).toEqual(["second show", "true false", "first blur", "second focus", "second blur", "second hide"]);
	const first = await desktop.page("app://ui/#start");
	const second = await desktop.page("app://ui/second");
	await expect.poll(() => second.evaluate(() => document.visibilityState)).toBe("hidden");
	const [one] = await desktop.windows();
	await desktop.focusWindow(one?.id ?? 0);
	await expect.poll(() => first.evaluate(() => document.hasFocus())).toBe(true);
	expect(await second.evaluate(() => document.hasFocus())).toBe(false);
	await desktop.blurAll();
	await expect.poll(() => first.evaluate(() => document.hasFocus())).toBe(false);
});

test("a close can be prevented, and the last window's end does not end the app", async ({ desktop }) => {
	const [window] = await desktop.windows();
	await desktop.evaluateInMain(({ BrowserWindow }) => {
		BrowserWindow.getAllWindows()[0]?.once("close", (event) => event.preventDefault());
	});
	await desktop.closeWindow(window?.id ?? 0);
	expect(await desktop.windows()).toHaveLength(1);
	await desktop.closeWindow(window?.id ?? 0);
	await desktop.waitFor((windows) => windows.length === 0);
	expect(await seen(desktop)).toContain("all closed");
});

test("a page whose window goes does not load", async ({ desktop }) => {
	const failure = await desktop.evaluateInMain(async ({ BrowserWindow }) => {
		const window = new BrowserWindow({ show: false });
		const loading = window.loadURL("app://ui/late").catch((cause: Error) => cause.message);
		window.destroy();
		return loading;
	});
	expect(failure).toBe("ERR_FAILED (-2) loading 'app://ui/late'");
});

test("sizes and zoom are the page's", async ({ desktop }) => {
	const page = await desktop.page("app://ui/*");
	const size = () => page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]);
	expect(await size()).toEqual([420, 560, 1]);
	await desktop.evaluateInMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(500, 300));
	await expect.poll(size).toEqual([500, 300, 1]);
	await desktop.evaluateInMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
	await expect.poll(size).toEqual([250, 150, 2]);
});

test("a page's title becomes its window's", async ({ desktop }) => {
	await desktop.waitForWindow(({ title }) => title === "Fixture page");
});

test("the keyring locks, goes and is missed", async ({ desktop }) => {
	const written = await desktop.evaluateInMain(({ safeStorage }) => safeStorage.encryptStringAsync("secret"));
	const read = () =>
		desktop.evaluateInMain(async ({ safeStorage }, bytes) => {
			const answer = await safeStorage.decryptStringAsync(Buffer.from(bytes)).catch((cause: Error) => cause.message);
			return [answer, await safeStorage.isAsyncEncryptionAvailable(), safeStorage.getSelectedStorageBackend()];
		}, written);
	const answer = { result: "secret", shouldReEncrypt: false };
	expect(await read()).toEqual([answer, true, "gnome_libsecret"]);
	await desktop.secrets({ locked: true });
	expect(await read()).toEqual([expect.stringContaining("temporarily"), true, "gnome_libsecret"]);
	await desktop.secrets({ locked: false, backend: "basic_text" });
	expect(await read()).toEqual([{ ...answer, shouldReEncrypt: true }, true, "basic_text"]);
	await desktop.secrets({ available: false });
	expect(await read()).toEqual([expect.any(String), false, "basic_text"]);
});

test("a second start ends at once, and the first hears what it was given", async ({ desktop, userData }) => {
	expect(await desktop.secondInstance(["countersign://request/1"])).toBe(0);
	await desktop.openUrl("countersign://request/2");
	await expect.poll(() => seen(desktop)).toContain("second countersign://request/2");
	expect(await seen(desktop)).toContain("second countersign://request/1");
	await desktop.kill();
	const next = await launch({ userData, main: fixtureMain });
	expect(await next.tray()).toBeDefined();
	await next.quit();
});

test("power and theme change, and the app hears of it", async ({ desktop }) => {
	const page = await desktop.page("app://ui/*");
	await desktop.evaluateInMain(({ powerMonitor, nativeTheme }) => {
		const { seen: heard } = globalThis as unknown as { seen: string[] };
		powerMonitor.on("suspend", () => heard.push("suspend"));
		powerMonitor.on("unlock-screen", () => heard.push("unlock"));
		nativeTheme.on("updated", () => heard.push(`dark ${nativeTheme.shouldUseDarkColors}`));
	});
	await desktop.power("suspend");
	await desktop.power("unlock-screen");
	await desktop.theme(true);
	expect(await seen(desktop)).toEqual(["suspend", "unlock", "dark true"]);
	await expect.poll(() => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(true);
	await desktop.evaluateInMain(({ nativeTheme }) => {
		nativeTheme.themeSource = "light";
	});
	await expect.poll(() => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(false);
});

test("what the app does to the desktop is kept", async ({ desktop }) => {
	await desktop.refuseExternal("no browser");
	await desktop.answerSaveDialog("/tmp/receipt.json");
	const answers = await desktop.evaluateInMain(async ({ app, clipboard, dialog, shell }) => {
		app.setBadgeCount(2);
		await clipboard.writeText("copied");
		const refusal = await shell.openExternal("https://example.org/").catch((cause: Error) => cause.message);
		const { filePath } = await dialog.showSaveDialog({ title: "Keep" });
		return [refusal, filePath, await clipboard.readText(), app.getVersion(), app.getName()];
	});
	expect(answers).toEqual(["no browser", "/tmp/receipt.json", "copied", "1.2.3", "Fixture"]);
	expect(await desktop.recorded("badge")).toEqual([{ count: 2 }]);
	expect(await desktop.waitRecorded("open-external")).toEqual({ url: "https://example.org/" });
});

test("a utility process answers, and ends when it is told", async ({ desktop }) => {
	const worker = fileURLToPath(new URL("fixture/worker.ts", import.meta.url));
	const [answer, code] = await desktop.evaluateInMain(async ({ utilityProcess }, path) => {
		const child = utilityProcess.fork(path, [], { serviceName: "fixture" });
		const heard = new Promise((resolve) => child.once("message", resolve));
		child.postMessage(new Uint8Array([1, 2]));
		const said = await heard;
		const ended = new Promise((resolve) => child.once("exit", resolve));
		child.kill();
		return [said, await ended];
	}, worker);
	expect(answer).toEqual({ heard: new Uint8Array([1, 2]), asked: 1 });
	expect(code).toEqual(expect.any(Number));
});
