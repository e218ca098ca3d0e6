import { expect } from "@playwright/test";
import { cardOn } from "./card.ts";
import { test } from "./countersign-test.ts";
import { ceremonyUrl, inviteLink, joinByLink, openBrowserOf, strangeBrowserOf } from "./people.ts";
import { press, tabTo } from "./tab-to.ts";

test("a ticket's page: the digits, Enter, Enter", async ({ browser, alice, ask }) => {
	const terminal = await ask("alice");
	const { page, context } = await strangeBrowserOf(browser, alice);
	await page.goto(await ceremonyUrl(alice, terminal.id));
	const card = cardOn(page);
	await expect(card.code).toBeFocused();
	await expect(async () => {
		await page.keyboard.press("ControlOrMeta+A");
		await page.keyboard.type(terminal.code);
		await expect(card.code).toHaveValue(terminal.code, { timeout: 50 });
	}).toPass();
	await page.keyboard.press("Enter");
	await expect(card.sign).toBeFocused();
	await page.keyboard.press("Enter");
	await card.expectState("approved");
	await context.close();
});

test("pairs, ends the pairing, adds a passkey and renames it", async ({ alice, machine, server }) => {
	const { page, authenticator } = alice;
	const { url, ended } = await machine.pair(server.origin, "Laptop");
	await page.goto(url);
	await tabTo(page, "textbox", "Name of this device");
	await page.keyboard.press("Enter");
	await expect(page.getByText("This device is paired.")).toBeVisible();
	expect((await ended).code).toBe(0);
	await page.goto(server.origin);
	await press(page, "link", "Apps");
	await press(page, "button", "End pairing of Laptop");
	await expect(page.getByRole("button", { name: "Leave it as it is" })).toBeFocused();
	await page.keyboard.press("Shift+Tab");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { name: "No app is paired" })).toBeVisible();

	await press(page, "link", "Passkeys");
	await press(page, "link", "Add a passkey");
	await expect(page.getByRole("button", { name: "Use a passkey" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("textbox", { name: "Passkey name" })).toBeFocused();
	await authenticator.exchangeForKey();
	await page.keyboard.type("Spare");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { name: "Spare is added" })).toBeFocused();
	await press(page, "link", "See your passkeys");
	await press(page, "button", "Rename Spare");
	await page.keyboard.type("Drawer");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: "Rename Drawer" })).toBeFocused();
	await press(page, "button", "Remove Drawer");
	await expect(page.getByRole("button", { name: "Keep it" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: "Remove Drawer" })).toBeFocused();
});

test("invites somebody, withdraws the link, and gives an account back", async ({ browser, alice }) => {
	const { page } = alice;
	await press(page, "link", "Invites");
	await press(page, "button", "Invite somebody");
	await expect(page.getByRole("combobox", { name: "The link works for" })).toBeFocused();
	await press(page, "button", "Make the link");
	await expect(page.getByRole("textbox", { name: "Link" })).toBeFocused();
	await press(page, "button", "Done");
	await press(page, "button", /^Withdraw the link/);
	await expect(page.getByRole("button", { name: "Leave it as it is" })).toBeFocused();
	await page.keyboard.press("Shift+Tab");
	await page.keyboard.press("Enter");
	await expect(page.getByText("The link is withdrawn.")).toBeVisible();

	const bob = await openBrowserOf(browser, "bob");
	await joinByLink(bob, await inviteLink(alice));
	await press(page, "link", "Accounts");
	await press(page, "link", "bob");
	await press(page, "button", "Switch off");
	await expect(page.getByText("bob is switched off.")).toBeVisible();
	await press(page, "button", "Undo");
	await expect(page.getByText("Undone. Nothing changed for bob.")).toBeVisible();
	await press(page, "button", "Make a recovery link");
	const link = page.getByRole("textbox", { name: "Link" });
	await expect(link).toBeFocused();
	const returned = await openBrowserOf(browser, "bob");
	await returned.page.goto(await link.inputValue());
	await press(returned.page, "button", "Get the account back");
	await expect(returned.page.getByText("Signed in as bob")).toBeVisible();
	await tabTo(page, "textbox", "Type bob to remove it");
	await page.keyboard.type("bob");
	await page.keyboard.press("Enter");
	await expect(page.getByText("bob is removed. The name is never given again.")).toBeVisible();
	for (const { context } of [bob, returned]) await context.close();
});

test("filters the approvals and the audit log, and reads an entry", async ({ alice, askFor }) => {
	const { page } = alice;
	await askFor({ account: "alice", kind: "device" });
	await press(page, "link", "Approvals");
	await tabTo(page, "searchbox", "Search");
	await page.keyboard.type("nowhere");
	await expect(page.getByText("Nothing that is loaded fits.")).toBeVisible();
	await page.keyboard.press("ControlOrMeta+A");
	await page.keyboard.press("Backspace");
	await press(page, "button", /^Approved/);
	await press(page, "button", /^Pending/);
	await tabTo(page, "button", "Deny Connect a device as alice");
	await press(page, "link", "Audit log");
	await tabTo(page, "combobox", "Action");
	await page.keyboard.type("Account created");
	await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);
	await press(page, "button", /^Details of entry/);
	await expect(page.getByText("account-created", { exact: true })).toBeVisible();
	await press(page, "link", "Notices");
	await expect(page.getByText("Nothing leaves this server")).toBeVisible();
});
