import { expect, type Page } from "@playwright/test";
import { cardOn } from "./card.ts";
import type { Person } from "./people.ts";

/** What leads to each room of the web app, and what shows that it is there. */
export const signedInPages: Readonly<Record<string, (page: Page) => Promise<void>>> = {
	waiting: async (page) => {
		await page.getByRole("link", { name: /^Waiting/ }).click();
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
	},
	decisions: async (page) => {
		await page.getByRole("link", { name: "Decisions", exact: true }).click();
		await expect(page.getByRole("heading", { name: "Decisions" })).toBeVisible();
	},
	receipt: async (page) => {
		await page.getByRole("link", { name: "Decisions", exact: true }).click();
		await page.getByRole("link", { name: /^Receipt of / }).click();
		await expect(page.getByRole("heading", { name: "Approved, and the signature verifies" })).toBeVisible();
	},
	approvals: async (page) => {
		await page.getByRole("link", { name: "Approvals" }).click();
		await expect(page.getByRole("heading", { name: "Approvals" })).toBeVisible();
	},
};

/** Approves one login, so that lists, decisions and receipts have something to show. */
export async function approveOne({ page }: Person, { approveUrl, code }: { approveUrl: string; code: string }) {
	await page.goto(approveUrl);
	const card = cardOn(page);
	await card.approve(code);
	await card.expectState("approved");
}
