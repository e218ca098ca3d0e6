import { expect } from "@playwright/test";
import { test } from "./countersign-test.ts";
import { inviteLink, openBrowserOf } from "./people.ts";

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

test("says the ways back, and takes a pasted invite where its link did not open", async ({
	browser,
	alice,
	server,
}) => {
	const dave = await openBrowserOf(browser, "dave");
	const { page } = dave;
	await page.goto(server.origin);
	await page.getByText("I lost my passkey").click();
	await expect(page.getByText("countersign account recover NAME")).toBeVisible();
	await expect(page.getByText("Ask an administrator for a recovery link.")).toBeVisible();
	await page.getByText("I have an invite").click();
	const field = page.getByRole("textbox", { name: "The link" });
	await field.fill("https://elsewhere.example/join");
	await page.getByRole("button", { name: "Go on" }).click();
	await expect(page.getByText("That is not a whole invite link.")).toBeVisible();
	await field.fill(`https://elsewhere.example/join#${"a".repeat(43)}`);
	await page.getByRole("button", { name: "Go on" }).click();
	await expect(page.getByText("That link belongs to another server: elsewhere.example.")).toBeVisible();
	const link = await inviteLink(alice);
	await field.fill(`  ${link} `);
	await field.press("Enter");
	await page.getByRole("textbox", { name: "Account name" }).fill("dave");
	await page.getByRole("button", { name: "Create your passkey" }).click();
	await expect(page.getByText("Signed in as dave")).toBeVisible();
	await expect(page).toHaveURL(`${server.origin}/`);
	await dave.context.close();
});
