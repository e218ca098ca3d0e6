import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { snapshotOf } from "./page-fixtures.ts";
import { goOn } from "./page-key-states.ts";
import { states } from "./page-states.ts";
import { openPage, type PlayedWindow } from "./page-window.ts";
import { PlayedFailure } from "./played-main.ts";

type Look = (page: Page, name: string, window: PlayedWindow) => Promise<void>;

const never = new Promise<never>(() => {});

function failed(): never {
	throw new PlayedFailure("security-key", { sentence: "This key is locked. Reset it, or sign another way." });
}

/** Puts one window into every state, and has it looked at once there is nothing more to be read. */
export async function lookAtAll(
	browser: Browser,
	looks: BrowserContextOptions,
	look: Look,
	chosen: typeof states = states,
): Promise<void> {
	const context = await browser.newContext(looks);
	const page = await context.newPage();
	const underWay = () => window.now().keyDialog !== undefined;
	const window: PlayedWindow = await openPage(page, snapshotOf([], { room: { at: "about" } }), {
		// While a key is asked, nothing comes of it before the next state.
		approve: () => (underWay() ? never : failed()),
		addKey: () => (underWay() ? never : { name: "YubiKey 5C" }),
	});
	for (const [name, state] of Object.entries(chosen)) {
		await window.change(state);
		await expect(page.getByRole("heading", { level: 1 }), name).toHaveCount(1);
		await expect(page.getByText("Reading from the server"), name).toHaveCount(0);
		await goOn(page, name);
		await look(page, name, window);
	}
	await context.close();
}
