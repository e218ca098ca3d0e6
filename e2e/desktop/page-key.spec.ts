import { expect, test } from "@playwright/test";
import { cardOn } from "../web/card.ts";
import { openAsking, promptOn, show } from "./page-key-asking.ts";
import { keySteps } from "./page-key-states.ts";
import type { PlayedWindow } from "./page-window.ts";
import { PlayedFailure } from "./played-main.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const answers = ({ calls }: PlayedWindow) => calls.filter(({ name }) => name === "answerPin").map(({ given }) => given);

test("a PIN goes to main as bytes, by Enter, and nothing of it stays in the page", async ({ page }) => {
	const { window } = await openAsking(page, keySteps.pin);
	const field = page.getByLabel("PIN of YubiKey 5C");
	await expect(field).toBeFocused();
	await expect(field).toHaveAttribute("type", "password");
	await expect(page.getByText("8 tries left")).toBeVisible();
	await page.keyboard.type("übung 731");
	expect(await page.content()).not.toContain("731");
	await page.keyboard.press("Enter");
	await expect(field).toHaveValue("");
	await expect.poll(() => answers(window)).toEqual([{ kind: "pin", pin: bytes("übung 731") }]);
	expect(await page.content()).not.toContain("731");
	await expect(field).toBeFocused();
	await show(window, keySteps.touch);
	await expect(page.getByText("YubiKey 5C blinks while it waits.")).toBeVisible();
	await expect(promptOn(page)).toBeFocused();
	expect(window.calls.find(({ name }) => name === "approve")?.given).toMatchObject({ code: "47", method: "key" });
	expect(window.violations).toEqual([]);
});

test("what main is handed is wiped once it was taken", async ({ page }) => {
	await page.addInitScript(() => {
		const encode = TextEncoder.prototype.encode;
		TextEncoder.prototype.encode = function (text) {
			const made = encode.call(this, text);
			Object.assign(window, { made });
			return made;
		};
	});
	const { window } = await openAsking(page, keySteps.pin);
	await page.getByLabel("PIN of YubiKey 5C").fill("123456");
	await page.getByRole("button", { name: "Continue" }).click();
	await expect.poll(() => answers(window)).toHaveLength(1);
	await expect
		.poll(() => page.evaluate(() => Array.from(Reflect.get(globalThis, "made") as Uint8Array)))
		.toEqual([0, 0, 0, 0, 0, 0]);
});

test("a PIN can be shown and hidden; another snapshot takes nothing of what is being typed", async ({ page }) => {
	const { window } = await openAsking(page, keySteps.pin);
	const field = page.getByLabel("PIN of YubiKey 5C");
	await field.fill("123456");
	await page.getByRole("button", { name: "Show" }).click();
	await expect(field).toHaveAttribute("type", "text");
	await expect(field).toHaveValue("123456");
	await show(window, { ...keySteps.pin });
	expect(await page.content()).not.toContain("123456");
	await page.getByRole("button", { name: "Hide" }).click();
	await expect(field).toHaveAttribute("type", "password");
	await expect(field).toHaveValue("123456");
});

test("a wrong PIN is said, with the tries that are left, and typed anew", async ({ page }) => {
	const { window, end } = await openAsking(page, keySteps.pin);
	await page.keyboard.type("1111");
	await page.keyboard.press("Enter");
	await show(window, keySteps["pin wrong"]);
	await expect(page.getByRole("status").filter({ hasText: "That PIN was wrong. 7 tries left." })).toBeVisible();
	await expect(page.getByLabel("PIN of YubiKey 5C")).toBeFocused();
	await show(window, { ...keySteps["pin wrong"], triesLeft: 1 });
	await expect(page.getByText("1 try left, then the key locks.")).toBeVisible();
	const sentence = "Third wrong PIN. Unplug the key, then plug it in again.";
	await end(new PlayedFailure("security-key", { sentence }));
	await expect(page.getByText(sentence)).toBeVisible();
	await expect(cardOn(page).code).toBeFocused();
	await expect(cardOn(page).code).toHaveValue("47");
	await expect(page.getByRole("button", { name: "Sign with security key" })).toHaveAttribute("aria-disabled", "false");
});

test("a PIN that no key takes is not sent", async ({ page }) => {
	const { window } = await openAsking(page, keySteps.pin);
	await page.keyboard.press("Enter");
	await page.keyboard.type("123");
	await page.keyboard.press("Enter");
	await expect(page.getByText("That is too short. A PIN of this key has at least 4 characters.")).toBeVisible();
	await page.keyboard.type("x".repeat(64));
	await page.keyboard.press("Enter");
	await expect(page.getByText("That is too long.")).toBeVisible();
	await expect(page.getByLabel("PIN of YubiKey 5C")).toHaveValue("");
	expect(answers(window)).toEqual([]);
});

test("a first PIN is typed twice, and one that differs is not sent", async ({ page }) => {
	const { window } = await openAsking(page, keySteps["first pin"]);
	await expect(page.getByText("This key has no PIN yet. Set one here. At least 6 characters.")).toBeVisible();
	await expect(page.getByLabel("New PIN")).toBeFocused();
	await page.getByLabel("New PIN").fill("246810");
	await page.getByLabel("The same again").fill("246811");
	await page.keyboard.press("Enter");
	await expect(page.getByText("The two differ.")).toBeVisible();
	await expect(page.getByLabel("New PIN")).toBeFocused();
	await page.keyboard.type("246810");
	await page.keyboard.press("Enter");
	await expect(page.getByLabel("The same again")).toBeFocused();
	await page.keyboard.type("246810");
	await page.keyboard.press("Enter");
	await expect.poll(() => answers(window)).toEqual([{ kind: "pin", pin: bytes("246810") }]);
});

test("a PIN that has to be changed is typed once as it was, and twice as it will be", async ({ page }) => {
	const { window } = await openAsking(page, keySteps["change pin"]);
	await page.getByLabel("PIN until now").fill("1234");
	await page.getByLabel("New PIN").fill("13579");
	await page.getByLabel("The same again").fill("13579");
	await page.keyboard.press("Enter");
	await expect(page.getByText("A PIN of this key has at least 6 characters.")).toBeVisible();
	await expect(page.getByLabel("PIN until now")).toHaveValue("1234");
	await page.getByLabel("New PIN").fill("135790");
	await page.getByLabel("The same again").fill("135790");
	await page.getByRole("button", { name: "Continue" }).click();
	await expect.poll(() => answers(window)).toEqual([{ kind: "pins", current: bytes("1234"), next: bytes("135790") }]);
	await expect(page.getByLabel("PIN until now")).toHaveValue("");
});
