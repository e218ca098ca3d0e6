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
