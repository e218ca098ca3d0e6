import { expect, test } from "@playwright/test";
import { accountOf, receiptOf, requestOf, snapshotOf } from "./page-fixtures.ts";
import { states } from "./page-states.ts";
import { openPage } from "./page-window.ts";
import { PlayedFailure } from "./played-main.ts";

const settings = (accounts = [accountOf()]) => snapshotOf(accounts, { room: { at: "settings" } });

test("every choice in the settings goes to main, and what main says stands", async ({ page }) => {
	const window = await openPage(page, settings());
	await page.getByRole("checkbox", { name: "Notifications" }).uncheck();
	await page.getByRole("checkbox", { name: "The window opens by itself" }).uncheck();
	await page.getByRole("checkbox", { name: "Start with the computer" }).check();
	await page.getByRole("radio", { name: "Dark" }).check();
	await page.getByRole("checkbox", { name: "Quiet hours" }).check();
	await page.getByLabel("From", { exact: true }).fill("23:30");
	await expect.poll(() => window.now().settings.quietHours).toEqual({ on: true, from: "23:30", to: "07:00" });
	await page.getByRole("checkbox", { name: "Do not disturb" }).check();
	expect(window.now().settings).toMatchObject({ notifications: false, opensByItself: false, theme: "dark" });
	await page.getByRole("button", { name: "Back" }).click();
	await expect(page.getByText("Do not disturb is on")).toBeVisible();
	await page.getByRole("button", { name: "Switch off" }).click();
	await expect(page.getByText("Do not disturb until 07:00")).toBeVisible();
	await page.getByRole("button", { name: "Switch quiet hours off" }).click();
	await expect(page.getByText(/^Do not disturb/)).toHaveCount(0);
});

test("unpairing asks once more, says what it means, and what became of it", async ({ page }) => {
	const more = accountOf([], { account: "root" });
	const window = await openPage(page, settings([accountOf(), more]), {
		unpair: async ({ account }) => {
			await window.change((now) => ({ ...now, accounts: now.accounts.filter(({ id }) => id !== account) }));
			return { endedAtServer: false };
		},
	});
	const unpair = page.getByRole("button", { name: "Unpair root at sign.example.org" });
	await unpair.click();
	await expect(page.getByText(/Pairing again takes a passkey\. Your passkeys and decisions stay\./)).toBeVisible();
	await unpair.click();
	await expect(page.getByText(/^Unpaired here only: sign.example.org could not be told/)).toBeVisible();
	await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
	await expect(unpair).toHaveCount(0);
});

test("what could not be done is said above the room, until it is read", async ({ page }) => {
	await openPage(page, settings(), {
		openWebApp: () => {
			throw new PlayedFailure("no-browser");
		},
	});
	await page.getByRole("button", { name: "Open the web app of sign.example.org" }).click();
	await expect(page.getByRole("alert")).toHaveText(/^No browser could be opened/);
	await page.getByRole("button", { name: "Dismiss" }).click();
	await expect(page.getByRole("alert")).toHaveCount(0);
	await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("recent decisions lead to a receipt, which can be saved", async ({ page }) => {
	const window = await openPage(page, snapshotOf([accountOf()]));
	await expect(page.getByText(/^Last decision, today/)).toBeVisible();
	await page.getByRole("link", { name: "Recent decisions" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "Recent decisions" })).toBeFocused();
	await page.getByRole("link", { name: /^Receipt of SSH to server01 as alice/ }).click();
	await page.getByRole("button", { name: "Show the signed text" }).click();
	await expect(page.getByLabel("The signed text")).toContainText("countersign-login/1");
	await page.getByRole("button", { name: "Save receipt" }).click();
	await expect(page.getByText("Saved.")).toBeVisible();
	expect(window.calls.map(({ name }) => name)).toContain("saveReceipt");
});

test("a receipt that does not verify is not called approved", async ({ page }) => {
	const approved = states["decision, approved"]?.() ?? snapshotOf([]);
	const window = await openPage(page, approved, {
		receipt: () => ({ receipt: receiptOf(requestOf("another")), verifies: false }),
	});
	await expect(page.getByRole("alert")).toHaveText(/does not verify/);
	expect(window.violations).toEqual([]);
});

test("an administrator sees what waits for anybody, and may deny it", async ({ page }) => {
	const window = await openPage(page, states["everybody"]?.() ?? snapshotOf([]));
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("4 logins wait for somebody");
	await page.getByRole("button", { name: "Deny SSH to server01 as bob" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("3 logins wait for somebody");
	await expect(page.getByText("Denied: SSH to server01 as bob")).toBeAttached();
	expect(window.calls.map(({ name }) => name)).toContain("deny");
});

test("diagnostics can be read and copied", async ({ page }) => {
	const window = await openPage(page, states["about"]?.() ?? snapshotOf([]));
	await expect(page.getByText(/key store gnome-libsecret/)).toBeVisible();
	await page.getByRole("button", { name: "Copy" }).click();
	await expect(page.getByText("Copied.")).toBeVisible();
	expect(window.calls.map(({ name }) => name)).toContain("copyDiagnostics");
});
