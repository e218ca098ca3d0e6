import type { BrowserContextOptions, Page } from "@playwright/test";
import { test as base } from "./countersign-test.ts";
import { startVpnClient, type VpnClient } from "./vpn-client.ts";

interface AtTheVpn {
	readonly vpn: VpnClient;
	readonly visitorLooks: BrowserContextOptions;
	/** A browser that is signed in nowhere, at the page that a VPN sent it to. */
	readonly visitor: Page;
}

export const test = base.extend<AtTheVpn>({
	visitorLooks: [{}, { option: true }],
	vpn: async ({ server }, use) => {
		const vpn = await startVpnClient(server);
		await use(vpn);
		await vpn.stop();
	},
	visitor: async ({ browser, vpn, visitorLooks }, use) => {
		const context = await browser.newContext(visitorLooks);
		const page = await context.newPage();
		await page.goto(vpn.begin);
		await use(page);
		await context.close();
	},
});

/** Says whose login it is. @returns the digits that the page shows then */
export async function nameYourself(visitor: Page, name: string): Promise<string> {
	await visitor.getByRole("textbox", { name: "Account" }).fill(name);
	await visitor.getByRole("button", { name: "Go on" }).click();
	return (await visitor.getByRole("strong").textContent()) ?? "";
}
