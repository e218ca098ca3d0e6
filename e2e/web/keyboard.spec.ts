import { expect } from "@playwright/test";
import { cardOn, signByKeyboard } from "./card.ts";
import { test } from "./countersign-test.ts";
import { openBrowserOf } from "./people.ts";
import { tabTo } from "./tab-to.ts";

test("joins, signs out and signs in", async ({ browser, server }) => {
	const { page, context } = await openBrowserOf(browser, "alice");
	await page.goto(server.setupLink);
	await expect(page.getByRole("textbox", { name: "Account name" })).toBeVisible();
	if (
		!(await page.getByRole("textbox", { name: "Account name" }).evaluate((field) => field === document.activeElement))
	)
		await tabTo(page, "textbox", "Account name");
	await page.keyboard.type("alice");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
	await tabTo(page, "button", "Sign out");
	await page.keyboard.press("Enter");
	await tabTo(page, "button", "Use a passkey");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
	await context.close();
});

test("approves a login: opened, two digits, Enter, Enter", async ({ alice, ask }) => {
	const { page } = alice;
	const terminal = await ask("alice");
	const card = cardOn(page);
	await tabTo(page, "link", "Read and sign");
	await page.keyboard.press("Enter");
	await expect(card.code).toBeFocused();
	await signByKeyboard(page, card, terminal.code);
	await card.expectState("approved");
	expect((await terminal.ended).code).toBe(0);
});

test("denies a login: Deny is what comes after the code", async ({ alice, ask }) => {
	const { page } = alice;
	const terminal = await ask("alice");
	await page.goto(terminal.approveUrl);
	const card = cardOn(page);
	await expect(card.code).toBeFocused();
	// In the first half second no key counts, Tab neither.
	await expect(async () => {
		await page.keyboard.press("Tab");
		await expect(card.deny).toBeFocused({ timeout: 50 });
	}).toPass();
	await page.keyboard.press("Enter");
	await card.expectState("denied");
	expect((await terminal.ended).code).toBe(3);
});

test("walks through decisions, a receipt and the approvals", async ({ alice, ask, askFor }) => {
	const { page } = alice;
	const terminal = await ask("alice");
	await page.goto(terminal.approveUrl);
	await cardOn(page).approve(terminal.code);
	await cardOn(page).expectState("approved");
	await askFor({ account: "alice", kind: "device" });
	await tabTo(page, "link", "Decisions");
	await page.keyboard.press("Enter");
	await tabTo(page, "link", /^Receipt of /);
	await page.keyboard.press("Enter");
	await tabTo(page, "button", "Show the signed text");
	await page.keyboard.press("Enter");
	await expect(page.getByLabel("The signed text")).toContainText("countersign-login/1");
	await tabTo(page, "link", "Approvals");
	await page.keyboard.press("Enter");
	await tabTo(page, "link", /^Open /);
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { name: "Connect a device as alice?" })).toBeVisible();
});
