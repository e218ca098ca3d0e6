import { expect } from "@playwright/test";
import { test } from "./countersign-test.ts";
import { goTo } from "./go-to.ts";

test("a second key is offered after joining, added, renamed and removed with a proof; the last one is kept", async ({
	alice,
}) => {
	const { page, authenticator } = alice;
	await expect(page.getByText("Add a second passkey, so that a lost one is not a lost account.")).toBeVisible();
	await page.getByRole("link", { name: "Add a second passkey" }).click();
	await page.getByRole("button", { name: "Use a passkey" }).click();
	await expect(page.getByRole("textbox", { name: "Passkey name" })).toHaveValue("Another passkey");
	const key = await authenticator.exchangeForKey();
	await page.getByRole("textbox", { name: "Passkey name" }).fill("Key in the drawer");
	await page.getByRole("button", { name: "Make the passkey" }).click();
	await expect(page.getByRole("heading", { name: "Key in the drawer is added" })).toBeVisible();
	expect(await key.credentials()).toHaveLength(1);
	await page.getByRole("link", { name: "See your passkeys" }).click();
	await expect(page.getByRole("row", { name: /Key in the drawer/ })).toContainText("Security key, USB");
	await expect(page.getByText("Add a second passkey, so that")).toHaveCount(0);

	await page.getByRole("button", { name: "Rename Key in the drawer" }).click();
	const field = page.getByRole("textbox", { name: "New name of Key in the drawer" });
	await field.fill("");
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("1 to 60 characters that can be seen.")).toBeVisible();
	await field.fill("Key at work");
	await field.press("Enter");
	await expect(page.getByText("It is called Key at work now.")).toBeVisible();

	// The other one lies aside, so that the key itself proves that it may go.
	await page.getByRole("button", { name: "Remove Key at work" }).click();
	await expect(page.getByText("This can not be undone.")).toBeVisible();
	await page.getByRole("button", { name: "Keep it" }).click();
	await page.getByRole("button", { name: /^Remove Passkey on/ }).click();
	await page.getByRole("button", { name: "Remove with a passkey" }).click();
	await expect(page.getByText(/Passkey on .* is removed\./)).toBeVisible();

	const last = page.getByRole("button", { name: "Remove Key at work" });
	await expect(last).toBeDisabled();
	await expect(page.getByText("The only passkey can not be removed. Add another one first.")).toBeVisible();
	await page.getByRole("button", { name: "Sign out" }).click();
	await page.getByRole("button", { name: "Use a passkey" }).click();
	await expect(page.getByText("Signed in as alice")).toBeVisible();
});

test("a passkey that is not touched proves nothing, and nothing is removed or added", async ({ alice }) => {
	const { page, authenticator } = alice;
	await page.getByRole("button", { name: "Later" }).click();
	await expect(page.getByText("Add a second passkey, so that")).toHaveCount(0);
	await goTo(page, "Passkeys");
	await authenticator.setUserVerified(false);
	await page.getByRole("link", { name: "Add a passkey", exact: true }).click();
	await page.getByRole("button", { name: "Use a passkey" }).click();
	await expect(page.getByRole("alert")).toBeVisible();
	await expect(page.getByRole("textbox", { name: "Passkey name" })).toHaveCount(0);
	await authenticator.setUserVerified(true);
	await page.getByRole("button", { name: "Use a passkey" }).click();
	// The passkey that the account has already is not registered once more.
	await page.getByRole("button", { name: "Make the passkey" }).click();
	await expect(page.getByRole("alert")).toContainText("already registered");
	await page.getByRole("link", { name: "Your passkeys" }).click();
	await expect(page.getByRole("row")).toHaveCount(2);
});
