import { expect } from "@playwright/test";
import { cardOn } from "../web/card.ts";
import { finger } from "./finger.ts";
import { enterPin, pinField, signWithKey } from "./key-dialog.ts";
import { test } from "./key-test.ts";

test("a key that is pulled out at the PIN or at the touch is asked for again", async ({
	keyTray,
	ports,
	herKey,
	askAtKey,
}) => {
	const { page } = keyTray;
	const thumb = finger();
	const login = await askAtKey();
	await expect(page.getByText("Plug in your key")).toBeVisible();
	const key = await ports.plugIn({ ...herKey, presence: thumb.presence });
	await expect(pinField(page)).toBeVisible();
	await key.pullOut();
	await expect(page.getByText(/was pulled out/)).toBeVisible();
	await key.plugIn();
	await enterPin(page);
	await thumb.awaited();
	await key.pullOut();
	await expect(page.getByText(/was pulled out/)).toBeVisible();
	await key.plugIn();
	await enterPin(page);
	await thumb.awaited();
	thumb.touch();
	await login.isLetIn();
});

test("a login that its asker withdraws while the PIN is typed lets go of the key", async ({
	keyTray,
	ports,
	herKey,
	askAtKey,
}) => {
	const { page } = keyTray;
	await ports.plugIn(herKey);
	const login = await askAtKey();
	await pinField(page).fill("7319");
	login.terminal.interrupt();
	await cardOn(page).expectState("cancelled");
	await expect(pinField(page)).toHaveCount(0);
});

test("giving up while the key blinks leaves no key blinking, and the login waiting", async ({
	keyTray,
	ports,
	herKey,
	askAtKey,
}) => {
	const { page } = keyTray;
	const thumb = finger();
	await ports.plugIn({ ...herKey, presence: thumb.presence });
	const login = await askAtKey();
	await enterPin(page);
	await thumb.awaited();
	await page.getByRole("button", { name: "Cancel" }).click();
	await expect.poll(thumb.blinks).toBe(false);
	await cardOn(page).expectState("pending");
	await expect(cardOn(page).code).toHaveValue(login.terminal.code);
	await signWithKey(page);
	await enterPin(page);
	await thumb.awaited();
	thumb.touch();
	await login.isLetIn();
});

test("a server that goes away between touch and answer is no decision", async ({
	keyTray,
	ports,
	herKey,
	server,
	askAtKey,
}) => {
	const { app, page } = keyTray;
	const thumb = finger();
	await ports.plugIn({ ...herKey, presence: thumb.presence });
	const login = await askAtKey();
	await enterPin(page);
	await thumb.awaited();
	await server.crash();
	thumb.touch();
	await expect(page.getByText(/can not be reached/).first()).toBeVisible();
	await server.restart();
	await app.power("resume");
	await signWithKey(page);
	await enterPin(page);
	await thumb.awaited();
	thumb.touch();
	await login.isLetIn();
});
