import { expect, type Locator, type Page } from "@playwright/test";
import { pin } from "./key-owner.ts";
import { openedLogin } from "./open-login.ts";
import type { Tray } from "./tray-test.ts";

/** Opens the card of the login that waits, types its digits and goes on to the key. */
export async function goToKey(tray: Tray, digits: string): Promise<void> {
	const card = await openedLogin(tray);
	await expect(tray.page.getByRole("radio", { name: "Security key" })).toBeChecked();
	await card.code.fill(digits);
	await signWithKey(tray.page);
}

/** Presses what leads to the key. */
export async function signWithKey(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Sign with security key" }).click();
}

export function pinField(page: Page, key = "Key 5"): Locator {
	// Not the button beside it, which shows what is typed.
	return page.getByLabel(new RegExp(`^PIN of ${key}`));
}

export async function enterPin(page: Page, digits = pin, key?: string): Promise<void> {
	await pinField(page, key).fill(digits);
	await goOn(page);
}

/** Thinks of a PIN for a key, and repeats it. */
export async function choosePin(page: Page, digits: string, again = digits): Promise<void> {
	await page.getByLabel(/^New PIN/).fill(digits);
	await page.getByLabel(/^The same again/).fill(again);
	await goOn(page);
}

/** By the button: keys count for nothing in a card's first half second, and tests are faster than that. */
async function goOn(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Continue" }).click();
}
