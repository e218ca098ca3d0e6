import { expect, test } from "@playwright/test";
import { accountOf, snapshotOf } from "./page-fixtures.ts";
import { openPage } from "./page-window.ts";
import { PlayedFailure } from "./played-main.ts";

const notPaired = () => snapshotOf([]);

test("an address leads to the browser, and from there to what waits", async ({ page }) => {
	const window = await openPage(page, notPaired());
	const address = page.getByRole("textbox", { name: "Server address" });
	await expect(address).toBeFocused();
	await page.keyboard.type("https://sign.example.org");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { name: "Confirm in your browser" })).toBeFocused();
	await expect(page.getByRole("timer")).toHaveText(/^[45]:\d\d$/);
	await page.getByRole("button", { name: "Copy the address" }).click();
	await expect(page.getByText("Copied. Open it in a browser on this computer.")).toBeVisible();
	await page.getByRole("button", { name: "Open the browser again" }).click();
	const paired = { step: "paired", server: "https://sign.example.org", account: "alice" } as const;
	await window.change((snapshot) => ({ ...snapshot, pairing: paired }));
	await expect(page.getByRole("heading", { name: "Paired" })).toBeFocused();
	await window.change(() => snapshotOf([accountOf()]));
	await expect(page.getByRole("heading", { name: "Nothing is waiting." })).toBeFocused();
	expect(window.calls.map(({ name }) => name)).toEqual(
		expect.arrayContaining(["beginPairing", "copyPairingAddress", "openPairingPage"]),
	);
});

test("what failed is said in words, with the address that would do", async ({ page }) => {
	const window = await openPage(page, notPaired(), {
		beginPairing: ({ address }) =>
			window.change((snapshot) => ({
				...snapshot,
				pairing: { step: "failed", server: address, failure: "address-http", suggestion: "https://sign.example.org" },
			})),
	});
	const address = page.getByRole("textbox", { name: "Server address" });
	await address.fill("http://sign.example.org");
	await page.getByRole("button", { name: "Open the browser to pair" }).click();
	await expect(address).toHaveAccessibleDescription("This address is not protected. It has to begin with https://.");
	await page.getByRole("button", { name: "Use https://sign.example.org" }).click();
	await expect(address).toHaveValue("https://sign.example.org");
	await expect(address).toBeFocused();
});

test("a call that fails by itself is said as well", async ({ page }) => {
	await openPage(page, notPaired(), {
		beginPairing: () => {
			throw new PlayedFailure("no-address");
		},
	});
	await page.getByRole("button", { name: "Open the browser to pair" }).click();
	await expect(page.getByText("Type the address of your server.")).toBeVisible();
});

test("what is not the address's fault is said above it", async ({ page }) => {
	const pairing = { step: "failed", server: "https://sign.example.org", failure: "certificate" } as const;
	await openPage(page, snapshotOf([], { pairing }));
	await expect(page.getByRole("alert")).toHaveText(/certificate that this computer does not trust/);
	await expect(page.getByRole("textbox", { name: "Server address" })).toHaveValue("https://sign.example.org");
});

test("waiting for the browser can be given up", async ({ page }) => {
	const pairing = { step: "browser", server: "https://sign.example.org", deadline: Date.now() + 25_000 } as const;
	const window = await openPage(page, snapshotOf([], { pairing, notice: "no-browser" }));
	await expect(page.getByRole("alert")).toHaveText(/^No browser could be opened/);
	await page.getByRole("button", { name: "Dismiss" }).click();
	await expect(page.getByRole("alert")).toHaveCount(0);
	await page.getByRole("button", { name: "Cancel" }).click();
	await expect(page.getByRole("textbox", { name: "Server address" })).toBeFocused();
	expect(window.calls.map(({ name }) => name)).toEqual(expect.arrayContaining(["dismissNotice", "cancelPairing"]));
});

for (const [protection, said] of [
	["weak", /no locked key store/],
	["none", /no place to keep a key/],
] as const)
	test(`what this machine can not protect is said before pairing: ${protection}`, async ({ page }) => {
		await openPage(page, snapshotOf([], { protection }));
		await expect(page.getByText(said)).toBeVisible();
	});
