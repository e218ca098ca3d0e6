import { expect, type Page, test } from "@playwright/test";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { card, waiting } from "./page-states.ts";
import { openPage, type PlayedWindow } from "./page-window.ts";

/** A card that can not be drawn: no clock can show when its login was asked for. */
function brokenCard(): DesktopSnapshot {
	const snapshot = card();
	if (snapshot.room.at !== "request") throw new Error("The card has no room of its own.");
	return { ...snapshot, room: { ...snapshot.room, request: { ...snapshot.room.request, createdAt: "never" } } };
}

async function breakWindow(page: Page): Promise<PlayedWindow> {
	const window = await openPage(page, waiting());
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("3 logins are waiting");
	await window.change(brokenCard);
	await expect(page.getByRole("heading", { level: 1, name: "This can not be shown" })).toBeFocused();
	return window;
}

test("a room that can not be drawn says so, and is shown again at a word", async ({ page }) => {
	const window = await breakWindow(page);
	await page.getByRole("button", { name: "Show it again" }).click();
	await expect.poll(() => window.calls.filter(({ name }) => name === "snapshot")).toHaveLength(2);
	await expect(page.getByRole("heading", { level: 1, name: "This can not be shown" })).toBeFocused();
	await window.change(card);
	await page.getByRole("button", { name: "Show it again" }).click();
	await expect(page.getByLabel("Match code")).toBeFocused();
});

test("a room that can not be drawn leads to what a helper wants to know", async ({ page }) => {
	await breakWindow(page);
	await page.getByRole("button", { name: "About Countersign" }).click();
	await expect(page.getByText(/key store gnome-libsecret/)).toBeVisible();
	await expect(page.getByRole("heading", { level: 1, name: "About Countersign" })).toBeFocused();
});

test("a window that is led elsewhere by itself is whole there", async ({ page }) => {
	const window = await breakWindow(page);
	await window.change(waiting);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("3 logins are waiting");
});
