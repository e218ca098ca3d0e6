import { expect, type Page, test } from "@playwright/test";
import { cardOn } from "../web/card.ts";
import { requestOf } from "./page-fixtures.ts";
import { withoutRequest } from "./page-handlers.ts";
import { openAsking, promptOn, show } from "./page-key-asking.ts";
import { approveWithKey, keyCard, keySteps } from "./page-key-states.ts";
import { openPage } from "./page-window.ts";
import { PlayedFailure } from "./played-main.ts";

for (const [way, leave] of [
	["button", (page) => page.getByRole("button", { name: "Cancel" }).click()],
	["Escape", (page) => page.keyboard.press("Escape")],
] as const satisfies [string, (page: Page) => Promise<void>][])
	test(`every step can be given up by ${way}, and signed anew with the digits that stand`, async ({ page }) => {
		const { window } = await openAsking(page, keySteps.insert);
		for (const [name, step] of Object.entries(keySteps)) {
			await show(window, step);
			await expect(promptOn(page).or(promptOn(page).locator("*")).and(page.locator(":focus")), name).toHaveCount(1);
			await expect(page.getByText(/^\d:\d\d left$/), name).toBeVisible();
			await expect(cardOn(page).deny, name).toBeVisible();
			await expect(page.getByRole("radio"), name).toHaveCount(0);
			await leave(page);
			await expect(page.getByText("It was closed or given up before anything was signed."), name).toBeVisible();
			await expect(cardOn(page).code, name).toBeFocused();
			await expect(cardOn(page).code, name).toHaveValue("47");
			await page.getByRole("button", { name: "Sign with security key" }).click();
		}
		expect(window.calls.map(({ name }) => name)).not.toContain("back");
		expect(window.violations).toEqual([]);
	});

test("Deny at a step ends the login, and says nothing of the key", async ({ page }) => {
	const { window } = await openAsking(page, keySteps.touch);
	await cardOn(page).deny.click();
	await cardOn(page).expectState("denied");
	await expect(page.getByText("Nobody was let in.", { exact: false }).first()).toBeFocused();
	const called = window.calls.map(({ name }) => name);
	expect(called.indexOf("stopApproving")).toBeLessThan(called.indexOf("deny"));
});

test("approved: what the card shows is taken over by the signature", async ({ page }) => {
	const { window, end } = await openAsking(page, keySteps.touch);
	await expect(page.getByText("Touch your key")).toBeVisible();
	await window.change((snapshot) => withoutRequest(snapshot, requestOf("one").id, "approved"));
	await end();
	await cardOn(page).expectState("approved");
	await expect(promptOn(page)).toHaveCount(0);
	await expect(page.locator(".end-sentence")).toBeFocused();
});

test("the second half of a double click on Approve gives nothing up", async ({ page }) => {
	const window = await openPage(page, keyCard("one"), { approve: () => new Promise(() => {}) });
	await page.getByLabel("Match code").fill("47");
	await page.getByRole("button", { name: "Sign with security key" }).dblclick();
	await expect(promptOn(page)).toBeVisible();
	expect(window.calls.map(({ name }) => name)).not.toContain("stopApproving");
});

test("the sheet above does not move from step to step", async ({ page }) => {
	const { window } = await openAsking(page, keySteps.insert);
	const tops = new Set<number | undefined>();
	for (const step of Object.values(keySteps)) {
		await show(window, step);
		tops.add((await page.getByRole("heading", { level: 1 }).boundingBox())?.y);
	}
	expect(tops.size).toBe(1);
});

test("wrong digits, and a failure without a sentence, are said as of any other way", async ({ page }) => {
	const { end } = await openAsking(page, keySteps.touch);
	await end(new PlayedFailure("security-key"));
	await expect(page.getByText("The security key could not be used. Try again, or sign another way.")).toBeVisible();
	await page.getByRole("button", { name: "Sign with security key" }).click();
	await expect(promptOn(page)).toBeVisible();
	await end(new PlayedFailure("wrong-code", { attemptsLeft: 1 }));
	await expect(page.getByText("Those are not the digits. 1 try left, then this login is denied.")).toBeVisible();
	await expect(cardOn(page).code).toBeFocused();
	await expect(cardOn(page).code).toHaveValue("");
});

test("what a key needs for something else is not said on a card", async ({ page }) => {
	const { window } = await openAsking(page, keySteps.touch);
	await window.change((snapshot) => ({ ...snapshot, keyDialog: { purpose: "prove", step: keySteps.pin } }));
	await expect(page.getByText("One moment")).toBeVisible();
	await expect(page.getByLabel("PIN of YubiKey 5C")).toHaveCount(0);
});

test("where the system keeps keys to itself, the next way is taken, and the reason said", async ({ page }) => {
	const unavailable = { key: "windows-keeps-keys" } as const;
	const window = await openPage(page, keyCard("one", { platform: "win32", unavailable }));
	const key = page.getByRole("radio", { name: "Security key" });
	await expect(key).toBeDisabled();
	await expect(key).toHaveAccessibleDescription("Windows keeps security keys to its own dialog. Use this window.");
	await expect(page.getByRole("radio", { name: "This window" })).toBeChecked();
	await page.getByLabel("Match code").fill("47");
	await page.getByRole("button", { name: "Sign in this window" }).click();
	await cardOn(page).expectState("approved");
	expect(window.calls.find(({ name }) => name === "approve")?.given).toMatchObject({ method: "window" });
});

test("of three ways the key comes first, and main keeps what was chosen", async ({ page }) => {
	const window = await openPage(page, keyCard("one"));
	const labels = page.getByRole("group", { name: "Where you sign" }).locator("label");
	await expect(labels).toHaveText(["Security key", "This window", "Browser"]);
	await page.getByRole("radio", { name: "Browser" }).check();
	await expect.poll(() => window.now().settings.method).toBe("browser");
	await page.getByRole("radio", { name: "Security key" }).check();
	await approveWithKey(page);
	await cardOn(page).expectState("approved");
});

test("with reduced motion the ring around the touch stands still", async ({ page }) => {
	await openAsking(page, keySteps.touch);
	await expect(page.getByText("Touch your key")).toBeVisible();
	expect(await page.evaluate(() => document.getAnimations().length)).toBe(1);
	await page.emulateMedia({ reducedMotion: "reduce" });
	expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
