import { expect } from "@playwright/test";
import { chosenRuntime } from "../launcher/choose-launcher.ts";
import { seen, test } from "./fixture/launch-fixture.ts";

// What holds on the stand-in because it is one: it refuses to guess.
test.skip(chosenRuntime !== "stand-in", "Electron has every member.");

test("a member that is not played throws, and spoils the run even if the app swallows it", async ({ desktop }) => {
	const message = await desktop.evaluateInMain(({ shell }) => {
		try {
			return String(shell.beep);
		} catch (cause) {
			return (cause as Error).message;
		}
	});
	expect(message).toBe("The stand-in for Electron has no shell.beep");
	expect(desktop.problems()).toEqual([message]);
	await expect(desktop.quit()).rejects.toThrow("shell.beep");
});

test("an event that never comes can not be listened for", async ({ desktop }) => {
	const listening = desktop.evaluateInMain(({ BrowserWindow }) => {
		BrowserWindow.getAllWindows()[0]?.on("swipe", () => {});
	});
	await expect(listening).rejects.toThrow('no BrowserWindow.on("swipe")');
	await expect(desktop.quit()).rejects.toThrow("swipe");
});

test("an uncaught error spoils the run", async ({ desktop }) => {
	await desktop.evaluateInMain(() => {
		setImmediate(() => {
			throw new Error("nobody caught this");
		});
	});
	await expect.poll(() => desktop.problems().join()).toContain("nobody caught this");
	await expect(desktop.quit()).rejects.toThrow("nobody caught this");
});

test("an app that will not end is said to", async ({ desktop }) => {
	await desktop.evaluateInMain(({ app }) => {
		app.on("before-quit", (event) => event.preventDefault());
	});
	await expect(desktop.quit()).rejects.toThrow("kept it from quitting");
	expect(await desktop.exited).toBeNull();
});

test("the preload meets the same refusal", async ({ desktop }) => {
	const page = await desktop.page("app://ui/*");
	const message = await page.evaluate(() => {
		const { fixture } = globalThis as unknown as { fixture: { nothing(): unknown } };
		try {
			return String(fixture.nothing());
		} catch (cause) {
			return (cause as Error).message;
		}
	});
	expect(message).toContain("ipcRenderer.nothing");
	await expect.poll(() => desktop.problems().join()).toContain("ipcRenderer.nothing");
	expect(await seen(desktop)).toEqual([]);
	await desktop.kill();
});
