import { expect, test } from "@playwright/test";
import { cardOn, signByKeyboard } from "../web/card.ts";
import { press } from "../web/tab-to.ts";
import { accountOf, deskOf, requestOf, snapshotOf } from "./page-fixtures.ts";
import { card, states, waiting } from "./page-states.ts";
import { openPage } from "./page-window.ts";

test("a list opens with the focus on its newest title; from there to a signature without a mouse", async ({ page }) => {
	await openPage(page, waiting());
	const newest = page.getByRole("link", { name: "SSH to server01 as alice" });
	await expect(newest).toBeFocused();
	await page.keyboard.press("Enter");
	const opened = cardOn(page);
	await expect(opened.code).toBeFocused();
	await signByKeyboard(page, { ...opened, sign: page.getByRole("button", { name: "Sign in this window" }) }, "47");
	await opened.expectState("approved");
	await press(page, "link", "Next, 2 waiting");
	await expect(page.getByRole("heading", { name: "Run as alice?" })).toBeVisible();
});

test("nothing that approves has the focus when a card opens, and no key counts in its first half second", async ({
	page,
}) => {
	await openPage(page, waiting());
	await page.getByRole("link", { name: "SSH to server01 as alice" }).press("Enter");
	await page.keyboard.press("4");
	await page.keyboard.press("Escape");
	await expect(cardOn(page).code).toBeFocused();
	await expect(cardOn(page).code).toHaveValue("");
});

test("Enter without two digits does nothing; from the digits, Deny is next, then Approve, then the way", async ({
	page,
}) => {
	const window = await openPage(page, card());
	const { code, deny } = cardOn(page);
	await expect(async () => {
		await page.keyboard.press("ControlOrMeta+A");
		await page.keyboard.press("4");
		await expect(code).toHaveValue("4", { timeout: 50 });
	}).toPass();
	await page.keyboard.press("Enter");
	await expect(code).toBeFocused();
	await page.keyboard.press("Tab");
	await expect(deny).toBeFocused();
	await page.keyboard.press("Tab");
	await expect(page.getByRole("button", { name: "Approve" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(code).toBeFocused();
	await page.getByRole("button", { name: "Approve" }).focus();
	await page.keyboard.press("Tab");
	await expect(page.getByRole("radio", { name: "This window" })).toBeFocused();
	await page.keyboard.press("ArrowRight");
	await expect(page.getByRole("radio", { name: "Browser" })).toBeFocused();
	await expect(page.getByRole("radio", { name: "Browser" })).toBeChecked();
	expect(window.calls.map(({ name }) => name)).not.toContain("approve");
});

test("without a code, Deny has the focus and not what signs", async ({ page }) => {
	await openPage(page, states["card without a code"]?.() ?? card());
	await expect(cardOn(page).deny).toBeFocused();
});

test("Escape goes back, and from where logins wait it hides the window", async ({ page }) => {
	const window = await openPage(page, snapshotOf([accountOf()]));
	await press(page, "link", "Settings");
	await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeFocused();
	await press(page, "link", "About Countersign");
	await expect(page.getByRole("heading", { level: 1, name: "About Countersign" })).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("heading", { level: 1, name: "Nothing is waiting." })).toBeFocused();
	await page.keyboard.press("Escape");
	await expect.poll(() => window.calls.at(-1)?.name).toBe("hideWindow");
});

test("the focus stays where somebody is working when something new comes, and the list stands still", async ({
	page,
}) => {
	const window = await openPage(page, snapshotOf([accountOf([requestOf("one")])]));
	const first = page.getByRole("link", { name: "SSH to server01 as alice" });
	await expect(first).toBeFocused();
	const more = deskOf([requestOf("two", { target: "server02" }), requestOf("one")]);
	await window.change((snapshot) => snapshotOf(snapshot.accounts.map((account) => ({ ...account, desk: more }))));
	await expect(page.getByRole("button", { name: "1 new" })).toBeVisible();
	await expect(first).toBeFocused();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 logins are waiting");
	await page.getByRole("button", { name: "1 new" }).click();
	await expect(page.getByRole("link", { name: "SSH to server02 as alice" })).toBeVisible();
});

test("denying in the list says so, and the focus is not lost", async ({ page }) => {
	await openPage(page, waiting());
	await press(page, "button", "Deny");
	await expect(page.getByRole("heading", { level: 1, name: "2 logins are waiting" })).toBeFocused();
	await expect(page.getByText("Denied: SSH to server01 as alice")).toBeAttached();
});
