import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { snapshotOf } from "./page-fixtures.ts";
import { states } from "./page-states.ts";
import { openPage, type PlayedWindow } from "./page-window.ts";

type Look = (page: Page, name: string, window: PlayedWindow) => Promise<void>;

/** Puts one window into every state, and has it looked at once there is nothing more to be read. */
export async function lookAtAll(browser: Browser, looks: BrowserContextOptions, look: Look): Promise<void> {
	const context = await browser.newContext(looks);
	const page = await context.newPage();
	const window = await openPage(page, snapshotOf([], { room: { at: "about" } }));
	for (const [name, state] of Object.entries(states)) {
		await window.change(state);
		await expect(page.getByRole("heading", { level: 1 }), name).toHaveCount(1);
		await expect(page.getByText("Reading from the server"), name).toHaveCount(0);
		await look(page, name, window);
	}
	await context.close();
}
