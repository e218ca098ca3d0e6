import { expect } from "@playwright/test";
import { cardOn } from "../web/card.ts";
import type { Person } from "../web/people.ts";
import { grantPairing } from "./pair-tray.ts";
import { type Tray, test } from "./tray-test.ts";

async function addAccount(tray: Tray, person: Person): Promise<void> {
	const { page } = tray;
	await page.getByRole("link", { name: "Settings" }).click();
	await page.getByRole("link", { name: "Add another server or account" }).click();
	await page.getByRole("textbox", { name: "Server address" }).fill(new URL(person.page.url()).origin);
	await page.getByRole("button", { name: "Open the browser to pair" }).click();
	await grantPairing(tray, person);
	await expect(page.getByRole("heading", { level: 1, name: /waiting/ })).toBeVisible();
}

test("two accounts are followed side by side, each decides its own, and one can be unpaired", async ({
	tray,
	bob,
	alice,
	ask,
}) => {
	const { app, page } = tray;
	await addAccount(tray, bob);
	await app.blurAll();
	const [one, other] = [await ask("alice"), await ask("bob")];
	await app.waitForTray(({ image }) => /waiting2/.test(image ?? ""));
	await app.waitForNotification(({ title, body }) => title === "Log in as bob?" && body.includes("At localhost:"));
	await app.clickNotification("Log in as bob?", "Open");
	const card = cardOn(page);
	await expect(page.getByRole("heading", { name: "Log in as bob?" })).toBeVisible();
	await card.deny.click();
	await card.expectState("denied");
	expect((await other.ended).code).toBe(3);
	await app.clickNotification("Log in as alice?", "Deny");
	expect((await one.ended).code).toBe(3);

	await page.getByRole("button", { name: "Close" }).click();
	await page.getByRole("link", { name: "Settings" }).click();
	await page.getByRole("button", { name: /^Unpair bob/ }).click();
	await page
		.getByRole("group")
		.getByRole("button", { name: /^Unpair bob/ })
		.click();
	await expect(page.getByRole("button", { name: /^Unpair bob/ })).toHaveCount(0);
	await bob.page.getByRole("link", { name: "Apps" }).click();
	await expect(bob.page.getByRole("heading", { name: "No app is paired" })).toBeVisible();
	await expect(alice.page.getByText("No app is paired")).toHaveCount(0);
});

test("an administrator sees everybody's logins live, may deny them, and approves none", async ({ tray, bob, ask }) => {
	const { page } = tray;
	const terminal = await ask("bob");
	expect(bob.name).toBe("bob");
	await page.getByRole("link", { name: "Everybody" }).click();
	const row = page.getByRole("link", { name: "Open Log in as bob" });
	await expect(row).toBeVisible();
	await expect(page.getByText("You may deny any request. Only its account can approve it.")).toBeVisible();
	await row.click();
	const card = cardOn(page);
	await card.expectState("pending");
	await expect(card.code).toHaveCount(0);
	await expect(page.getByRole("button", { name: /^Sign/ })).toHaveCount(0);
	await card.deny.click();
	await card.expectState("denied");
	expect((await terminal.ended).code).toBe(3);
});

test.describe("as somebody who administers nothing", () => {
	test.use({ owner: ({ bob }, use) => use(bob) });

	test("there is no way to everybody's logins, and what is asked for anyway is refused", async ({ tray, ask }) => {
		const { app, page } = tray;
		await expect(page.getByRole("link", { name: "Everybody" })).toHaveCount(0);
		await ask("alice");
		const answer = await page.evaluate(async () => {
			const { countersign } = window as unknown as {
				countersign: { call(name: string, given: unknown): Promise<unknown> };
			};
			const { value } = (await countersign.call("snapshot", {})) as { value: { accounts: { id: string }[] } };
			return countersign.call("endedRequests", { account: value.accounts[0]?.id, scope: "all", limit: 10 });
		});
		expect(answer).toMatchObject({ ok: false, code: "forbidden" });
		expect(await app.notifications()).toEqual([]);
	});
});
