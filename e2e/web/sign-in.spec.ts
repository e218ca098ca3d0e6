import { expect } from "@playwright/test";
import { test } from "./countersign-test.ts";
import { openBrowserOf } from "./people.ts";

test("signs out, and in again with the passkey alone", async ({ alice }) => {
	const { page } = alice;
	await page.getByRole("button", { name: "Sign out" }).click();
	await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
	await page.getByRole("button", { name: "Use a passkey" }).click();
	await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
});

test("signing out in one tab ends what the other one follows", async ({ alice }) => {
	const other = await alice.context.newPage();
	await other.goto(alice.page.url());
	await expect(other.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
	await alice.page.getByRole("button", { name: "Sign out" }).click();
	await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("leads to the login that was asked for after signing in", async ({ alice, ask }) => {
	const { page } = alice;
	await page.getByRole("button", { name: "Sign out" }).click();
	await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
	const terminal = await ask("alice");
	await page.goto(terminal.approveUrl);
	await page.getByRole("button", { name: "Use a passkey" }).click();
	await expect(page.getByRole("heading", { name: "Log in as alice?" })).toBeVisible();
});

test("a passkey that this server does not know signs nobody in", async ({ browser, server, alice }) => {
	const stranger = await openBrowserOf(browser, "stranger");
	const [known] = await alice.authenticator.credentials();
	if (!known) throw new Error("alice has no passkey.");
	// alice's handle and name, but a key of the stranger's own making: another id that the server never saw.
	await stranger.authenticator.add({
		...known,
		credentialId: Buffer.from("a stranger's credential").toString("base64"),
	});
	await stranger.page.goto(server.origin);
	await stranger.page.getByRole("button", { name: "Use a passkey" }).click();
	await expect(stranger.page.getByRole("alert")).toContainText("That passkey was not accepted here.");
	await stranger.context.close();
});
