import type { Page } from "@playwright/test";

/** Goes to a room of the web app by its tab. */
export async function goTo(page: Page, tab: string): Promise<void> {
	const name = new RegExp(`^${tab}\\b`);
	await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).click();
}
