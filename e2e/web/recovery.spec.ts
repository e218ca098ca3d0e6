import { expect } from "@playwright/test";
import { test } from "./countersign-test.ts";
import { goTo } from "./go-to.ts";
import { openBrowserOf, strangeBrowserOf } from "./people.ts";

test("an administrator's link gives an account back: the old browser is out, the new passkey is in", async ({
	browser,
	alice,
	bob,
	ask,
}) => {
	const { page } = alice;
	const terminal = await ask("bob");
	await goTo(page, "Accounts");
	await page.getByRole("link", { name: "bob", exact: true }).click();
	await page.getByRole("button", { name: "Make a recovery link" }).click();
	const shown = page.getByRole("textbox", { name: "Link" });
	await expect(shown).toBeFocused();
	await expect(
		page.getByText("Whoever opens it first has the account bob. Its other passkeys are revoked."),
	).toBeVisible();
	const link = await shown.inputValue();
	await page.getByRole("button", { name: "Done" }).click();

	const returned = await openBrowserOf(browser, "bob");
	await returned.page.goto(link);
	await expect(returned.page).toHaveURL(/\/join$/);
	await expect(returned.page.getByRole("heading", { name: "Get your account bob back" })).toBeVisible();
	await expect(returned.page.getByText("all its earlier passkeys are removed")).toBeVisible();
	await returned.page.getByRole("button", { name: "Get the account back" }).click();
	await expect(returned.page.getByText("Signed in as bob")).toBeVisible();
	await expect(bob.page.getByRole("heading", { name: "Sign in" })).toBeVisible();
	expect((await terminal.ended).code).toBe(5);

	await bob.page.getByRole("button", { name: "Use a passkey" }).click();
	await expect(bob.page.getByRole("alert")).toContainText("That passkey was not accepted here.");
	await goTo(returned.page, "Passkeys");
	await expect(returned.page.getByText("This account was given back with a recovery link:")).toBeVisible();
	await page.reload();
	await expect(page.getByText("A recovery link was used then; it stays written here.")).toBeVisible();
	await returned.page.goto(link);
	await expect(returned.page.getByText("This link does not work any more")).toBeVisible();
	await returned.context.close();
});

test("with the passkeys kept, the command line's link says so, and the old one still signs in", async ({
	browser,
	bob,
	machine,
	server,
}) => {
	const { code, stdout } = await machine.run("account", "recover", "bob", "--keep-passkeys", "--data", server.data)
		.ended;
	expect(code).toBe(0);
	const returned = await openBrowserOf(browser, "bob");
	await returned.page.goto(stdout.trim());
	await expect(returned.page.getByText("its earlier passkeys are kept")).toBeVisible();
	await returned.page.getByRole("button", { name: "Get the account back" }).click();
	await expect(returned.page.getByText("Signed in as bob")).toBeVisible();
	const other = await strangeBrowserOf(browser, bob);
	await other.page.goto(server.origin);
	await other.page.getByRole("button", { name: "Use a passkey" }).click();
	await expect(other.page.getByText("Signed in as bob")).toBeVisible();
	for (const { context } of [returned, other]) await context.close();
});
