import { expect } from "@playwright/test";
import { cardOn } from "../web/card.ts";
import { ceremonyGone, ceremonyStands, ceremonyWindow } from "./ceremony-window.ts";
import { openedLogin, signInWindow } from "./open-login.ts";
import { test } from "./tray-test.ts";

test("a login opens by itself, and is approved by a passkey in the server's own window", async ({
	tray,
	alice,
	ask,
}) => {
	const { app, page } = tray;
	await app.blurAll();
	const terminal = await ask("alice");
	const notification = await app.waitForNotification(({ title }) => title === "Log in as alice?");
	expect(notification).toMatchObject({ actions: ["Open", "Deny"], silent: true });
	const card = cardOn(page);
	await card.expectState("pending");
	const [window] = await app.windows();
	expect(window).toMatchObject({ visible: true, focused: false });
	await app.waitForTray(({ image, tooltip }) => /waiting1/.test(image ?? "") && /1 login is waiting/.test(tooltip));

	await signInWindow(tray, terminal.code);
	const ceremony = await ceremonyWindow(app, alice);
	await expect(cardOn(ceremony).code).toHaveValue(terminal.code);
	await cardOn(ceremony).sign.click();
	await cardOn(ceremony).expectState("approved");
	await card.expectState("approved");
	expect((await terminal.ended).code).toBe(0);
	await ceremonyGone(app);
	await app.waitForTray(({ image }) => /idle/.test(image ?? ""));
	await expect(page.getByText("The login went through.")).toBeVisible();
});

test("closing the server's window decides nothing", async ({ tray, alice, ask }) => {
	const { app, page } = tray;
	const terminal = await ask("alice");
	const card = await openedLogin(tray);
	await signInWindow(tray, terminal.code);
	await ceremonyWindow(app, alice);
	const window = await app.waitForWindow(({ url }) => url.includes("/ceremony"));
	await app.closeWindow(window.id);
	await expect(page.getByText(/closed/)).toBeVisible();
	await card.expectState("pending");
	expect(await ceremonyStands(app)).toBe(false);
	await card.deny.click();
	await card.expectState("denied");
	expect((await terminal.ended).code).toBe(3);
});

test("Deny in the notification acts at once, without a window", async ({ tray, ask }) => {
	const { app } = tray;
	const [own] = await app.windows();
	await app.closeWindow(own?.id ?? 0);
	await app.waitFor(([window]) => window?.visible === false);
	const terminal = await ask("alice");
	await app.waitForNotification(({ title }) => title === "Log in as alice?");
	await app.clickNotification("Log in as alice?", "Deny");
	expect((await terminal.ended).code).toBe(3);
	await app.waitForNotification(({ title }) => title === "Denied: Log in as alice");
});
