import { expect } from "@playwright/test";
import { cardOn } from "../web/card.ts";
import { test } from "./tray-test.ts";

test("a link opens the card of a login, and decides nothing", async ({ tray, ask }) => {
	const { app, page } = tray;
	await app.closeWindow((await app.windows())[0]?.id ?? 0);
	const terminal = await ask("alice");
	await app.openUrl(`countersign://approve/${terminal.id}`);
	await app.waitForWindow(({ visible, focused }) => visible && focused);
	await cardOn(page).expectState("pending");
	await expect(page.getByRole("heading", { name: "Log in as alice?" })).toBeVisible();
	await expect(cardOn(page).code).toHaveValue("");
	await cardOn(page).deny.click();
	expect((await terminal.ended).code).toBe(3);
});

test("a link to a login of nobody here says so; one that makes no sense only opens the window", async ({ tray }) => {
	const { app, page } = tray;
	await app.openUrl(`countersign://approve/${"a".repeat(26)}`);
	await expect(page.getByText(/This login has ended, or it is for an account/)).toBeVisible();
	await page
		.getByRole("button", { name: /Dismiss|Close/ })
		.first()
		.click();
	await expect(page.getByText(/This login has ended, or it is for an account/)).toHaveCount(0);
	await app.openUrl("countersign://deny/everything");
	await app.waitForWindow(({ visible, focused }) => visible && focused);
});

test("a second start shows the window of the first, and ends", async ({ tray }) => {
	const { app } = tray;
	await app.closeWindow((await app.windows())[0]?.id ?? 0);
	await app.waitFor(([own]) => own?.visible === false);
	expect(await app.secondInstance([])).toBe(0);
	await app.waitForWindow(({ visible, focused }) => visible && focused);
	expect(await app.windows()).toHaveLength(1);
});

test("closing the window leaves the app in the tray, whose menu opens it again and quits", async ({ tray }) => {
	const { app } = tray;
	const [own] = await app.windows();
	await app.closeWindow(own?.id ?? 0);
	await app.waitFor(([window]) => window?.visible === false);
	expect((await app.tray())?.menu[0]?.label).toBe("Open Countersign");
	await app.clickTrayItem("Open Countersign");
	await app.waitForWindow(({ visible, focused }) => visible && focused);
	await app.clickTrayItem("Quit");
	expect(await app.exited).toBe(0);
});

test("a crash loses nothing: the app comes back and shows what waits", async ({ tray, trays, ask }) => {
	await tray.app.kill();
	await ask("alice");
	const { app } = await trays.start();
	await app.waitForTray(({ image }) => /waiting1/.test(image ?? ""));
	await app.waitForNotification(({ title }) => title === "Log in as alice?");
});
