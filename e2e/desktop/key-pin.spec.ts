import { expect } from "@playwright/test";
import { cardOn } from "../web/card.ts";
import { choosePin, enterPin, signWithKey } from "./key-dialog.ts";
import { pin } from "./key-owner.ts";
import { test } from "./key-test.ts";

test("wrong PINs are counted, the third asks for the key to be pulled out, and the right one then signs", async ({
	keyTray,
	ports,
	herKey,
	askAtKey,
}) => {
	const { page } = keyTray;
	const key = await ports.plugIn(herKey);
	const login = await askAtKey();
	await enterPin(page, "00000000");
	await expect(page.getByText(/That PIN was wrong/)).toBeVisible();
	await expect(page.getByText(/7 tries left/).first()).toBeVisible();
	await enterPin(page, "11111111");
	await expect(page.getByText(/6 tries left/).first()).toBeVisible();
	await expect(page.getByText(/One more wrong one, and the key has to be unplugged first/).first()).toBeVisible();
	await enterPin(page, "22222222");
	await expect(page.getByText(/Unplug the key and plug it in again/)).toBeVisible();
	await cardOn(page).expectState("pending");
	await key.pullOut();
	await key.plugIn();
	await signWithKey(page);
	await enterPin(page);
	await login.isLetIn();
});

test("a key without tries left is said to be locked, and the login can still be denied", async ({
	keyTray,
	ports,
	keyOwner,
	askAtKey,
}) => {
	const { page } = keyTray;
	await ports.plugIn({ saved: { ...keyOwner.saved, pinRetries: 0 } });
	const login = await askAtKey();
	await expect(page.getByText(/locked/).first()).toBeVisible();
	await cardOn(page).deny.click();
	await cardOn(page).expectState("denied");
	expect((await login.terminal.ended).code).toBe(3);
});

test("a key that has no PIN yet is given one on the card", async ({ keyTray, ports, keyOwner, askAtKey }) => {
	const { page } = keyTray;
	await ports.plugIn({ saved: { ...keyOwner.saved, pinHash: null, pinLength: 0 } });
	const login = await askAtKey();
	await expect(page.getByText(/no PIN yet/)).toBeVisible();
	await choosePin(page, "2468", "2469");
	await expect(page.getByText(/differ/)).toBeVisible();
	await choosePin(page, "2468");
	await login.isLetIn();
});

test("a PIN that has to be changed is changed on the card", async ({ keyTray, ports, keyOwner, askAtKey }) => {
	const { page } = keyTray;
	await ports.plugIn({ saved: { ...keyOwner.saved, forcePinChange: true } });
	const login = await askAtKey();
	await page.getByLabel(/^PIN until now/).fill(pin);
	await choosePin(page, "24681357");
	await login.isLetIn();
});
