import { expect } from "@playwright/test";
import { type Card, cardOn } from "../web/card.ts";
import type { Tray } from "./tray-test.ts";

/** The card of the one login that has just opened by itself, or opens it from the list where it did not. */
export async function openedLogin({ page }: Tray, statement = "Log in as alice"): Promise<Card> {
	const card = cardOn(page);
	const row = page.getByRole("link", { name: statement, exact: true });
	await expect(card.root.or(row).first()).toBeVisible();
	if (await row.isVisible()) await row.click();
	await card.expectState("pending");
	return card;
}

/** Types the digits and goes on in the server's own window. */
export async function signInWindow({ page }: Tray, digits: string): Promise<void> {
	const method = page.getByRole("radio", { name: "This window" });
	await method.click();
	await expect(method).toBeChecked();
	await cardOn(page).code.fill(digits);
	await page.getByRole("button", { name: "Sign in this window" }).click();
}
