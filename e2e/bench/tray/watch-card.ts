import type { Page } from "@playwright/test";

/**
 * Begins to watch for the card of a login.
 * @param target what is written on it and on no other
 * @returns what waits until it was painted, and gives the time of that, by `now`
 */
export async function watchCard(page: Page, target: string): Promise<() => Promise<number>> {
	const watch = await page.evaluateHandle(watchInPage, target);
	return async () => {
		const paintedAt = await watch.evaluate(({ painted }) => painted);
		await watch.dispose();
		return paintedAt;
	};
}

/** Runs in the page, where nothing of this file is. */
function watchInPage(target: string): { readonly painted: Promise<number> } {
	const painted = new Promise<number>((resolve) => {
		// What is drawn is drawn after the callbacks of its frame, and before the next task.
		const afterFrame = () => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
			port2.postMessage(undefined);
		};
		const look = () => {
			if (!document.querySelector('[data-state="pending"]')?.textContent?.includes(target)) return;
			watcher.disconnect();
			requestAnimationFrame(afterFrame);
		};
		const watcher = new MutationObserver(look);
		watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
		look();
	});
	return { painted };
}
