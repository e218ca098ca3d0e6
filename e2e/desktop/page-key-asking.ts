import type { Locator, Page } from "@playwright/test";
import type { KeyStep } from "../../contract/desktop/key-step.ts";
import { approveWithKey, dialogOf, keyCard } from "./page-key-states.ts";
import { openPage, type PlayedWindow } from "./page-window.ts";
import { PlayedFailure } from "./played-main.ts";

/** Where it is said what a key needs. */
export function promptOn(page: Page): Locator {
	return page.getByRole("region", { name: "Security key" });
}

/** A card that is being signed with a key. */
export interface Asking {
	readonly window: PlayedWindow;
	/** How the signing ends. */
	readonly end: (failure?: PlayedFailure) => Promise<void>;
}

export async function show(window: PlayedWindow, step: KeyStep): Promise<void> {
	await window.change((snapshot) => ({ ...snapshot, ...dialogOf("approve", step) }));
}

export async function openAsking(page: Page, step: KeyStep): Promise<Asking> {
	let asked = Promise.withResolvers<void>();
	const end = async (failure?: PlayedFailure) => {
		await window.change((snapshot) => ({ ...snapshot, keyDialog: undefined }));
		if (failure) asked.reject(failure);
		else asked.resolve();
	};
	const window: PlayedWindow = await openPage(page, keyCard("one"), {
		approve: () => {
			asked = Promise.withResolvers();
			return asked.promise;
		},
		stopApproving: () => end(new PlayedFailure("prompt-closed")),
	});
	await approveWithKey(page);
	await untilKeysCount(page);
	await show(window, step);
	return { window, end };
}

/** For its first half second a card swallows every key. */
async function untilKeysCount(page: Page): Promise<void> {
	await page.waitForFunction(() => {
		const key = new KeyboardEvent("keydown", { key: "Shift", bubbles: true, cancelable: true });
		return document.querySelector("[data-state]")?.dispatchEvent(key);
	});
}
