import { expect } from "@playwright/test";
import { choosePin, enterPin } from "./key-dialog.ts";
import { test } from "./key-test.ts";

test("a new key is registered from the tray: one that is known signs first", async ({
	keyTray,
	ports,
	herKey,
	askAtKey,
}) => {
	const { page } = keyTray;
	const old = await ports.plugIn(herKey);
	await page.getByRole("link", { name: "Settings" }).click();
	await page.getByRole("link", { name: /Add a security key/ }).click();
	await page.getByRole("button", { name: "Begin" }).click();
	await enterPin(page);
	await expect(page.getByText(/registered .*already|new key/).first()).toBeVisible();
	await old.pullOut();
	await ports.plugIn({}, "Key 7");
	await choosePin(page, "24681357");
	await expect(page.getByText("Key 7 is registered with alice.")).toBeVisible();

	await page.getByRole("button", { name: "Back", exact: true }).click();
	await page.getByRole("button", { name: "Back", exact: true }).click();
	const login = await askAtKey();
	await enterPin(page, "24681357", "Key 7");
	await login.isLetIn();
});

test("diagnostics say which keys there are and how they stand", async ({ keyTray, ports, herKey }) => {
	const { app, page } = keyTray;
	await ports.plugIn(herKey);
	await page.getByRole("link", { name: "Settings" }).click();
	await page.getByRole("link", { name: /About/ }).click();
	await page.getByRole("button", { name: "Copy" }).click();
	const { text } = await app.waitRecorded("clipboard");
	expect(text).toMatch(/^security key: Key 5, FIDO_2_0 FIDO_2_1, PIN set, 8 tries left$/m);
});
