import { expect } from "@playwright/test";
import { cardOn, openWaiting } from "./card.ts";
import { test } from "./countersign-test.ts";
import { secondBrowserOf } from "./people.ts";

test("two logins wait side by side, and each is decided by itself", async ({ alice, ask, askFor }) => {
	const { page } = alice;
	const first = await ask("alice");
	const second = await askFor({ account: "alice", kind: "device" });
	await expect(page.getByRole("heading", { name: "2 logins are waiting for you" })).toBeVisible();
	await page.goto(second.approveUrl);
	await cardOn(page).deny.click();
	await cardOn(page).expectState("denied");
	await page.goto(first.approveUrl);
	await cardOn(page).approve(first.code);
	await cardOn(page).expectState("approved");
	expect((await first.ended).code).toBe(0);
});

test("the digits of one login do not approve the other", async ({ alice, ask, askFor }) => {
	const first = await ask("alice");
	const second = await askFor({ account: "alice", kind: "device" });
	expect(first.code).not.toBe(second.matchCode);
	await alice.page.goto(second.approveUrl);
	const card = cardOn(alice.page);
	await card.approve(first.code);
	await expect(card.root).toContainText("Those are not the digits.");
	await card.expectState("pending");
});

test("what is decided in one tab ends the card in the other", async ({ alice, ask }) => {
	const terminal = await ask("alice");
	const other = await alice.context.newPage();
	await other.goto(terminal.approveUrl);
	await cardOn(other).expectState("pending");
	const card = await openWaiting(alice.page);
	await card.approve(terminal.code);
	await card.expectState("approved");
	await cardOn(other).expectState("approved");
});

test("of two approvers at once, one decides and the other is told", async ({ alice, ask, browser }) => {
	const second = await secondBrowserOf(browser, alice);
	const terminal = await ask("alice");
	const pages = [alice.page, second.page];
	const settled: number[] = [];
	for (const page of pages) {
		page.on("response", (answer) => {
			if (answer.url().endsWith("/approve")) settled.push(answer.status());
		});
		await page.goto(terminal.approveUrl);
		await cardOn(page).code.fill(terminal.code);
	}
	// Both answers are held back until both passkeys have signed.
	const both = Promise.withResolvers<void>();
	let signed = 0;
	for (const page of pages)
		await page.route("**/approve", async (route) => {
			signed += 1;
			if (signed === pages.length) both.resolve();
			await both.promise;
			await route.continue();
		});
	await Promise.all(pages.map((page) => cardOn(page).sign.click()));
	for (const page of pages) await cardOn(page).expectState("approved");
	expect(settled.filter((status) => status === 200)).toHaveLength(1);
	const elsewhere = pages.map((page) => page.getByText("Approved on another of your devices").count());
	expect((await Promise.all(elsewhere)).sort()).toEqual([0, 1]);
	expect((await terminal.ended).code).toBe(0);
	await second.context.close();
});

test("one denies while the other signs", async ({ alice, ask, browser }) => {
	const second = await secondBrowserOf(browser, alice);
	const terminal = await ask("alice");
	await second.page.goto(terminal.approveUrl);
	await cardOn(second.page).code.fill(terminal.code);
	const card = await openWaiting(alice.page);
	await card.deny.click();
	await cardOn(second.page).expectState("denied");
	await expect(cardOn(second.page).root).toContainText("Denied on another of your devices");
	expect((await terminal.ended).code).toBe(3);
	await second.context.close();
});

test("an administrator sees everybody's login and may deny it, not sign it", async ({ alice, bob, ask }) => {
	const terminal = await ask("bob");
	await expect(bob.page.getByRole("heading", { name: "1 login is waiting for you" })).toBeVisible();
	await expect(alice.page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
	await alice.page.getByRole("link", { name: "Approvals" }).click();
	await alice.page
		.getByRole("link", { name: /^Open / })
		.or(alice.page.getByRole("button", { name: /^Open / }))
		.click();
	const card = cardOn(alice.page);
	await expect(card.root).toContainText("Only its account can approve it.");
	await expect(card.sign).toHaveCount(0);
	await card.deny.click();
	await card.expectState("denied");
	expect((await terminal.ended).code).toBe(3);
});
