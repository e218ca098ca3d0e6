import { expect, type Locator, type Page } from "@playwright/test";

/** The card of one login request, found by what a person sees and by its state. */
export interface Card {
	readonly root: Locator;
	readonly code: Locator;
	readonly sign: Locator;
	readonly deny: Locator;
	/** Types the digits and signs. */
	approve(digits: string): Promise<void>;
	expectState(state: string): Promise<void>;
}

export function cardOn(page: Page): Card {
	const root = page.locator("[data-state]").filter({ has: page.getByRole("heading") });
	const code = root.getByLabel("Match code");
	const sign = root.getByRole("button", { name: "Sign with passkey" });
	return {
		root,
		code,
		sign,
		deny: root.getByRole("button", { name: "Deny" }),
		async approve(digits) {
			await code.fill(digits);
			await sign.click();
		},
		expectState: (state) => expect(root).toHaveAttribute("data-state", state),
	};
}

/** Opens the one login that waits, from the list. */
export async function openWaiting(page: Page): Promise<Card> {
	await page
		.getByRole("button", { name: "Read and sign" })
		.or(page.getByRole("link", { name: "Read and sign" }))
		.click();
	return cardOn(page);
}

/**
 * Types the digits where the card has put the focus, and signs: Enter to the button, Enter on it. What is typed in
 * the first half second counts for nothing, so they are typed until they stand.
 */
export async function signByKeyboard(page: Page, card: ReturnType<typeof cardOn>, code: string): Promise<void> {
	await expect(async () => {
		await page.keyboard.press("ControlOrMeta+A");
		await page.keyboard.type(code);
		await expect(card.code).toHaveValue(code, { timeout: 50 });
	}).toPass();
	await page.keyboard.press("Enter");
	await expect(card.sign).toBeFocused();
	await page.keyboard.press("Enter");
}
