import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { cardOn } from "../web/card.ts";
import { ceremonyWindow } from "./ceremony-window.ts";
import { openedLogin, signInWindow } from "./open-login.ts";
import { test } from "./tray-test.ts";

test("do not disturb shows nothing and counts all the same; what still waits afterwards is told", async ({
	tray,
	ask,
}) => {
	const { app, page } = tray;
	await app.closeWindow((await app.windows())[0]?.id ?? 0);
	await app.clickTrayItem("Do not disturb");
	await ask("alice");
	await app.waitForTray(({ image, tooltip }) => /waiting1/.test(image ?? "") && tooltip.includes("do not disturb"));
	expect(await app.notifications()).toEqual([]);
	expect((await app.windows()).map(({ visible }) => visible)).toEqual([false]);
	await app.clickTrayItem("Do not disturb");
	await app.waitForNotification(({ title }) => title === "Log in as alice?");
	await app.waitForWindow(({ visible, focused }) => visible && !focused);
	await cardOn(page).expectState("pending");
});

test("choices hold over a restart, and the system follows them", async ({ tray, trays }) => {
	const { app, page } = tray;
	await page.getByRole("link", { name: "Settings" }).click();
	await page.getByRole("radio", { name: "Dark" }).click();
	await page.getByRole("checkbox", { name: "Notifications" }).click();
	await expect.poll(() => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(true);
	await expect(page.getByRole("checkbox", { name: "Notifications" })).not.toBeChecked();
	await app.quit();
	const again = await trays.start();
	await again.page.getByRole("link", { name: "Settings" }).click();
	await expect(again.page.getByRole("radio", { name: "Dark" })).toBeChecked();
	await expect(again.page.getByRole("checkbox", { name: "Notifications" })).not.toBeChecked();
	expect(await again.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(true);
});

test("starting at login is a file of the desktop on Linux", async ({ tray }) => {
	const { app, page } = tray;
	const folder = await app.evaluateInMain(({ app: { getPath } }) => getPath("appData"));
	const file = join(folder, "autostart/countersign.desktop");
	await page.getByRole("link", { name: "Settings" }).click();
	const choice = page.getByRole("checkbox", { name: "Start with the computer" });
	await choice.click();
	await expect(choice).toBeChecked();
	await expect.poll(() => existsSync(file)).toBe(true);
	expect(await readFile(file, "utf8")).toMatch(/^Exec=".+" "--hidden"$/m);
	await choice.click();
	await expect.poll(() => existsSync(file)).toBe(false);
});

test("diagnostics can be copied, and hold no secret", async ({ tray, trays, server }) => {
	const { app, page } = tray;
	await page.getByRole("link", { name: "Settings" }).click();
	await page.getByRole("link", { name: /About/ }).click();
	await page.getByRole("button", { name: /Copy/ }).click();
	const { text } = await app.waitRecorded("clipboard");
	expect(text).toContain(`account: alice at ${server.origin}, live`);
	expect(text).toContain("keys: protected");
	const { accounts } = JSON.parse(await readFile(join(trays.userData, "countersign.json"), "utf8"));
	expect(text).not.toContain(accounts[0].sealed);
	expect(text).not.toMatch(/[\w-]{43}/);
});

test("a receipt is read here, verifies, and is saved where the person says", async ({ tray, trays, alice, ask }) => {
	const { app, page } = tray;
	const terminal = await ask("alice");
	const card = await openedLogin(tray);
	await signInWindow(tray, terminal.code);
	await cardOn(await ceremonyWindow(app, alice)).sign.click();
	await card.expectState("approved");
	await page.getByRole("link", { name: "See receipt" }).click();
	await expect(page.getByRole("heading", { name: /^Approved, and the signature verifies/ })).toBeVisible();
	await app.answerSaveDialog(undefined);
	await page.getByRole("button", { name: "Save receipt" }).click();
	const file = join(trays.userData, "receipt.json");
	await app.waitRecorded("save-dialog", ({ defaultPath }) => defaultPath.includes(terminal.id));
	expect(existsSync(file)).toBe(false);
	await app.answerSaveDialog(file);
	await page.getByRole("button", { name: "Save receipt" }).click();
	await expect(page.getByText(/saved/i)).toBeVisible();
	expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ origin: new URL(terminal.approveUrl).origin });
});
