import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { chosenRuntime } from "../launcher/choose-launcher.ts";
import { grantPairing, pairTray } from "./pair-tray.ts";
import { plainServer } from "./plain-server.ts";
import { test } from "./tray-test.ts";

const address = { name: "Server address" };
const openBrowser = { name: "Open the browser to pair" };

test("pairs once, keeps what it was given sealed, and follows again after a restart", async ({ trays, alice, ask }) => {
	const tray = await trays.start();
	await tray.app.waitForTray(({ image }) => /notPaired/.test(image ?? ""));
	await pairTray(tray, alice);
	await tray.app.waitForTray(
		({ image, tooltip }) => /idle/.test(image ?? "") && tooltip.includes("Nothing is waiting"),
	);
	const kept = await readFile(join(trays.userData, "countersign.json"), "utf8");
	const [account] = JSON.parse(kept).accounts;
	expect(Object.keys(account).sort()).toEqual(["account", "auditHead", "id", "pairing", "rpId", "sealed", "server"]);
	expect(kept).not.toMatch(/"token"|"d"/);
	await tray.app.quit();

	const again = await trays.start({ args: ["--hidden"] });
	await again.app.waitForTray(({ image }) => /idle/.test(image ?? ""));
	expect((await again.app.windows()).map(({ visible }) => visible)).toEqual([false]);
	await ask("alice");
	await again.app.waitForNotification(({ title }) => title === "Log in as alice?");
});

test("says what is wrong with an address, and which one would do", async ({ trays, server }) => {
	const { page } = await trays.start();
	const tryAddress = async (text: string) => {
		await page.getByRole("textbox", address).fill(text);
		await page.getByRole("button", openBrowser).click();
	};
	const complaint = page.getByRole("textbox", address).locator("xpath=..");
	await tryAddress("not an address");
	await expect(complaint).toContainText(/address/);
	await tryAddress(server.origin.replace("localhost", "127.0.0.1"));
	await page.getByRole("button", { name: `Use ${server.origin}` }).click();
	await expect(page.getByRole("textbox", address)).toHaveValue(server.origin);
	await tryAddress("http://localhost:9");
	await expect(page.getByText(/can not be reached/)).toBeVisible();
});

for (const { name, says, words } of [
	{ name: "not a Countersign server", says: { hello: "world" }, words: /not a Countersign server/ },
	{ name: "an older one", says: { name: "countersign", api: 0 }, words: /older/ },
	{ name: "a later one", says: { name: "countersign", api: 2 }, words: /newer|later/ },
])
	test(`tells a server apart that is ${name}`, async ({ trays }) => {
		const other = await plainServer(says);
		const { page } = await trays.start();
		await page.getByRole("textbox", address).fill(other.origin);
		await page.getByRole("button", openBrowser).click();
		await expect(page.getByText(words)).toBeVisible();
		await other.stop();
	});

test("a certificate that is not trusted is named as such", async ({ trays }) => {
	const other = await plainServer({ name: "countersign", api: 1 }, { tls: true });
	const { page } = await trays.start();
	await page.getByRole("textbox", address).fill(other.origin);
	await page.getByRole("button", openBrowser).click();
	await expect(page.getByText(/certificate/)).toBeVisible();
	await other.stop();
});

test("pairing can be called off, begun again, and its address copied where no browser opens", async ({
	trays,
	alice,
}) => {
	const tray = await trays.start();
	const { app, page } = tray;
	await app.refuseExternal("no browser here");
	await page.getByRole("textbox", address).fill(new URL(alice.page.url()).origin);
	await page.getByRole("button", openBrowser).click();
	await expect(page.getByText(/browser/).first()).toBeVisible();
	await page.getByRole("button", { name: "Copy the address" }).click();
	const { text } = await app.waitRecorded("clipboard");
	expect(text).toMatch(/\/pair#[\w-]{43}$/);
	await page.getByRole("button", { name: "Cancel" }).click();
	await alice.page.goto(text);
	await alice.page.getByRole("button", { name: "Pair with a passkey" }).click();
	await expect(alice.page).toHaveURL(/^(http:\/\/127|chrome-error)/);
	await alice.page.goto(new URL(text).origin);

	await app.refuseExternal(undefined);
	await pairTray(tray, alice);
});

test("a link of the app's own scheme brings the code as well", async ({ trays, alice }) => {
	const { app, page } = await trays.start();
	const { origin } = new URL(alice.page.url());
	await page.getByRole("textbox", address).fill(origin);
	await page.getByRole("button", openBrowser).click();
	const { url } = await app.waitRecorded("open-external");
	await alice.page.route(/^http:\/\/127\.0\.0\.1/, (route) => route.fulfill({ body: "not this way" }));
	await alice.page.goto(url);
	await alice.page.getByRole("button", { name: "Pair with a passkey" }).click();
	await alice.page.waitForURL(/^http:\/\/127/);
	await app.openUrl(`countersign://paired?code=${"x".repeat(43)}`);
	await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toHaveCount(0);
	await app.openUrl(`countersign://paired?${new URL(alice.page.url()).searchParams}`);
	await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
});

test.describe("the system's key store", () => {
	test.skip(chosenRuntime === "electron", "A real one is what it is when the app starts.");

	test("where there is none, a pairing lives as long as the app, which says so", async ({ trays, alice }) => {
		const tray = await trays.start({ secrets: { available: false } });
		await expect(tray.page.getByText("The pairing ends when you quit the app.")).toBeVisible();
		await pairTray(tray, alice);
		await tray.app.quit();
		const again = await trays.start({ secrets: { available: false } });
		await again.app.waitForTray(({ image }) => /notPaired/.test(image ?? ""));
	});

	test("where it protects nothing, that is said before anything is kept in it", async ({ trays }) => {
		const { page } = await trays.start({ secrets: { backend: "basic_text" } });
		await expect(page.getByText(/no locked key store/)).toBeVisible();
	});

	test("a locked one is told from what is damaged, and tried again", async ({ trays, alice, ask }) => {
		const tray = await trays.start();
		await pairTray(tray, alice);
		await tray.app.quit();
		const { app, page } = await trays.start({ secrets: { locked: true } });
		await expect(page.getByRole("heading", { name: "The key store is locked" })).toBeVisible();
		await app.secrets({ locked: false });
		await page.getByRole("button", { name: "Try again" }).click();
		await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
		await ask("alice");
		await app.waitForNotification(({ title }) => title === "Log in as alice?");
	});
});

test("a second pairing with the same account takes the place of the first", async ({ tray, alice }) => {
	const { page } = tray;
	await page.getByRole("link", { name: "Settings" }).click();
	await page.getByRole("link", { name: "Add another server or account" }).click();
	await page.getByRole("textbox", address).fill(new URL(alice.page.url()).origin);
	await page.getByRole("button", openBrowser).click();
	await grantPairing(tray, alice);
	await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
	await alice.page.getByRole("link", { name: "Apps" }).click();
	await expect(alice.page.getByRole("button", { name: /^End pairing of/ })).toHaveCount(1);
});
