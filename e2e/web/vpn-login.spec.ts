import { expect, type Page } from "@playwright/test";
import { openWaiting } from "./card.ts";
import { test as base } from "./countersign-test.ts";
import { startVpnClient, type VpnClient } from "./vpn-client.ts";

/** A browser that is signed in nowhere, at the page that a VPN sent it to. */
const test = base.extend<{ vpn: VpnClient; visitor: Page }>({
	vpn: async ({ server }, use) => {
		const vpn = await startVpnClient(server);
		await use(vpn);
		await vpn.stop();
	},
	visitor: async ({ browser, vpn }, use) => {
		const context = await browser.newContext();
		const page = await context.newPage();
		await page.goto(vpn.begin);
		await use(page);
		await context.close();
	},
});

async function nameAlice(visitor: Page): Promise<string> {
	await visitor.getByRole("textbox", { name: "Account" }).fill("alice");
	await visitor.getByRole("button", { name: "Go on" }).click();
	return (await visitor.getByRole("strong").textContent()) ?? "";
}

test("somebody who joins a VPN says who they are, approves elsewhere, and is in without another click", async ({
	alice,
	visitor,
	vpn,
}) => {
	const digits = await nameAlice(visitor);
	const card = await openWaiting(alice.page);
	await expect(card.root).toContainText("Family VPN");
	await card.approve(digits);
	await card.expectState("approved");
	await expect(visitor.getByRole("heading", { name: "Back at the VPN" })).toBeVisible();
	expect(visitor.url().startsWith(`${vpn.callback}?code=`)).toBe(true);
});

test("a denied login is said to be denied, with the way back", async ({ alice, visitor, vpn }) => {
	await nameAlice(visitor);
	const card = await openWaiting(alice.page);
	await card.deny.click();
	await expect(visitor.getByText("The login was denied.")).toBeVisible();
	await visitor.getByRole("link", { name: "Go back to Family VPN" }).click();
	await expect(visitor.getByRole("heading", { name: "Back at the VPN" })).toBeVisible();
	expect(visitor.url().startsWith(`${vpn.callback}?error=access_denied`)).toBe(true);
});
