import type { Page } from "@playwright/test";

/** Calls the main process past the page's own code, as something that got into the page would. */
export function callMain(page: Page, name: string, given: unknown): Promise<unknown> {
	return page.evaluate(
		async ([name, given]) => {
			const { countersign } = window as unknown as {
				countersign: { call(name: string, given: unknown): Promise<unknown> };
			};
			return countersign.call(name as string, given).catch((error: Error) => `threw ${error.message}`);
		},
		[name, given] as const,
	);
}
