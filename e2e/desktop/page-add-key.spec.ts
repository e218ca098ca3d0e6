import { expect, test } from "@playwright/test";
import { accountOf, snapshotOf } from "./page-fixtures.ts";
import { addKeyRoom, dialogOf, keySteps } from "./page-key-states.ts";
import { openPage, type PlayedWindow } from "./page-window.ts";
import { PlayedFailure } from "./played-main.ts";

const called = ({ calls }: PlayedWindow) => calls.map(({ name }) => name);

test("from the settings to a key that is registered, one key after the other", async ({ page }) => {
	const asked = Promise.withResolvers<{ name: string }>();
	const account = accountOf();
	const window = await openPage(page, snapshotOf([account], { room: { at: "settings" } }), {
		addKey: () => asked.promise,
	});
	await page.getByRole("link", { name: "Add a security key to alice at sign.example.org" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "Add a security key" })).toBeFocused();
	await expect(page.getByText("First a key that is registered with alice signs.")).toBeVisible();
	await page.getByRole("button", { name: "Begin" }).click();
	const status = page.getByRole("status").filter({ hasText: /./ });
	await window.change((snapshot) => ({ ...snapshot, ...dialogOf("prove", keySteps.pin) }));
	await expect(status).toHaveText("First a key that is registered with alice");
	await expect(page.getByLabel("PIN of YubiKey 5C")).toBeFocused();
	await window.change((snapshot) => ({ ...snapshot, ...dialogOf("enrol", keySteps.insert) }));
	await expect(status).toHaveText("Now the new keyPlug in the new key");
	await expect(page.getByRole("region", { name: "Security key" })).toBeFocused();
	const registered = { kind: "insert-key", because: "registered-already", key: "YubiKey 5C" } as const;
	await window.change((snapshot) => ({ ...snapshot, ...dialogOf("enrol", registered) }));
	await expect(page.getByText("YubiKey 5C is registered with alice already. Use another.")).toBeVisible();
	await window.change((snapshot) => ({ ...snapshot, keyDialog: undefined }));
	asked.resolve({ name: "Solo 2" });
	await expect(page.getByRole("heading", { name: "Solo 2 is registered with alice." })).toBeFocused();
	await page.getByRole("button", { name: "Done" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeFocused();
	expect(window.calls.find(({ name }) => name === "addKey")?.given).toEqual({ account: account.id });
	expect(called(window)).not.toContain("stopApproving");
	expect(window.violations).toEqual([]);
});

for (const [way, key] of [
	["Cancel", "Enter"],
	["Escape", "Escape"],
] as const)
	test(`it is given up by ${way}, and the room stays`, async ({ page }) => {
		const asked = Promise.withResolvers<never>();
		const window = await openPage(page, addKeyRoom(dialogOf("prove", keySteps.touch)), {
			addKey: () => asked.promise,
			stopApproving: () => asked.reject(new PlayedFailure("prompt-closed")),
		});
		await page.getByRole("button", { name: "Begin" }).click();
		if (way === "Cancel") await page.getByRole("button", { name: "Cancel" }).focus();
		await page.keyboard.press(key);
		await expect(page.getByText("It was closed or given up before anything was signed.")).toBeVisible();
		await expect(page.getByRole("heading", { level: 1, name: "Add a security key" })).toBeFocused();
		expect(called(window)).not.toContain("back");
		await page.keyboard.press("Escape");
		await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeFocused();
	});

test("leaving the room lets go of the key", async ({ page }) => {
	const window = await openPage(page, addKeyRoom(dialogOf("prove", keySteps.touch)), {
		addKey: () => new Promise(() => {}),
	});
	await page.getByRole("button", { name: "Begin" }).click();
	await page.getByRole("button", { name: "Back" }).click();
	await expect.poll(() => called(window)).toContain("stopApproving");
});

test("a failure says itself what to do, and it can be begun again", async ({ page }) => {
	let tries = 0;
	await openPage(page, addKeyRoom(), {
		addKey: () => {
			tries += 1;
			if (tries > 1) return { name: "YubiKey 5C" };
			throw new PlayedFailure("security-key", { sentence: "No key has the room for one more passkey." });
		},
	});
	await page.getByRole("button", { name: "Begin" }).click();
	await expect(page.getByRole("alert")).toHaveText("No key has the room for one more passkey.");
	await page.getByRole("button", { name: "Begin" }).click();
	await expect(page.getByRole("heading", { name: "YubiKey 5C is registered with alice." })).toBeFocused();
});

test("without a key that is registered, or where none can be reached, the web app is the way", async ({ page }) => {
	const window = await openPage(page, addKeyRoom());
	await page.getByRole("button", { name: "Open the web app" }).click();
	await expect.poll(() => called(window)).toContain("openWebApp");
	await window.change((snapshot) => ({ ...snapshot, unavailable: { key: "windows-keeps-keys" } }));
	await expect(page.getByText(/^Windows keeps security keys to its own dialog/)).toBeVisible();
	await expect(page.getByRole("button", { name: "Begin" })).toHaveCount(0);
	await expect(page.getByRole("button", { name: "Open the web app" })).toBeVisible();
});
