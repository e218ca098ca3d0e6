import { expect, type Page } from "@playwright/test";
import { test } from "./countersign-test.ts";
import { goTo } from "./go-to.ts";
import { joinByLink, openBrowserOf } from "./people.ts";

const openAccount = async (page: Page, name: string) => {
	await goTo(page, "Accounts");
	await page.getByRole("link", { name, exact: true }).click();
	await expect(page.getByRole("heading", { name, exact: true, level: 1 })).toBeVisible();
};

test("invites somebody as an administrator, and takes the role away while they look at everybody's logins", async ({
	browser,
	alice,
}) => {
	const { page } = alice;
	await goTo(page, "Accounts");
	await page.getByRole("button", { name: "Invite somebody" }).click();
	await page.getByRole("combobox", { name: "The link works for" }).selectOption("1 hour");
	await page.getByRole("checkbox", { name: "As an administrator" }).check();
	await page.getByRole("button", { name: "Make the link" }).click();
	await expect(page.getByText("Whoever opens it first makes an administrator's account.")).toBeVisible();
	const carol = await openBrowserOf(browser, "carol");
	await joinByLink(carol, await page.getByRole("textbox", { name: "Link" }).inputValue());
	await goTo(carol.page, "Approvals");
	await expect(carol.page.getByText("Live")).toBeVisible();

	await page.reload();
	await openAccount(page, "carol");
	await page.getByRole("button", { name: "Take the administrator role away" }).click();
	await expect(page.getByText("carol is no administrator any more.")).toBeVisible();
	await expect(carol.page.getByText("Your account may not do that.")).toBeVisible();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(page.getByText("Undone. Nothing changed for carol.")).toBeVisible();
	await expect(page.getByRole("button", { name: "Take the administrator role away" })).toBeVisible();
	await carol.context.close();
});

test("switches an account off and on, and removes it by its typed name, which is never given again", async ({
	browser,
	alice,
	bob,
	server,
}) => {
	const { page } = alice;
	await openAccount(page, "bob");
	await page.getByRole("button", { name: "Switch off" }).click();
	await expect(page.getByText("bob is switched off.")).toBeVisible();
	await expect(bob.page.getByRole("heading", { name: "Sign in" })).toBeVisible();
	await bob.page.getByRole("button", { name: "Use a passkey" }).click();
	await expect(bob.page.getByRole("alert")).toContainText("That passkey was not accepted here.");
	await page.getByRole("button", { name: "Switch on" }).click();
	await expect(page.getByText("bob is switched on.")).toBeVisible();
	await bob.page.getByRole("button", { name: "Use a passkey" }).click();
	await expect(bob.page.getByText("Signed in as bob")).toBeVisible();

	const field = page.getByRole("textbox", { name: "Type bob to remove it" });
	await field.fill("bo");
	await field.press("Enter");
	await expect(page.getByText("That is not the name of this account.")).toBeVisible();
	await field.fill("bob");
	await page.getByRole("button", { name: "Remove bob" }).click();
	await expect(page.getByText("bob is removed. The name is never given again.")).toBeVisible();
	await expect(page.getByRole("link", { name: "bob", exact: true })).toHaveCount(0);
	await expect(bob.page.getByRole("heading", { name: "Sign in" })).toBeVisible();

	await page.getByRole("button", { name: "Invite somebody" }).click();
	await page.getByRole("button", { name: "Make the link" }).click();
	const next = await openBrowserOf(browser, "bob");
	await next.page.goto(await page.getByRole("textbox", { name: "Link" }).inputValue());
	await next.page.getByRole("textbox", { name: "Account name" }).fill("bob");
	await next.page.getByRole("button", { name: "Create your passkey" }).click();
	await expect(next.page.getByText("That name is taken, or was used before.")).toBeVisible();
	await expect(next.page).toHaveURL(`${server.origin}/join`);
	await next.context.close();
});

test("the last administrator stays one, and nobody else finds these rooms", async ({ alice, bob }) => {
	const { page } = alice;
	await openAccount(page, "alice");
	await page.getByRole("button", { name: "Take the administrator role away" }).click();
	await page.getByRole("group").getByRole("button", { name: "Take the administrator role away" }).click();
	await expect(page.getByRole("alert")).toContainText("There has to be an administrator.");
	for (const path of ["/accounts", "/accounts/alice", "/invites", "/audit", "/notices", "/approvals", "/apps/all"]) {
		await bob.page.goto(new URL(path, bob.page.url()).href);
		await expect(bob.page.getByRole("heading", { name: "There is no such page" }), path).toBeVisible();
	}
});

test("a link that is withdrawn works no more", async ({ browser, alice }) => {
	const { page } = alice;
	await goTo(page, "Invites");
	await expect(page.getByText("No link is open.")).toBeVisible();
	await page.getByRole("button", { name: "Invite somebody" }).click();
	await page.getByRole("button", { name: "Make the link" }).click();
	const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
	await page.getByRole("button", { name: "Done" }).click();
	await expect(page.getByRole("button", { name: "Invite somebody" })).toBeFocused();
	const withdraw = { name: /^Withdraw the link for a new account/ };
	await page.getByRole("button", withdraw).click();
	await page.getByRole("group", { name: "It stops working at once." }).getByRole("button", withdraw).click();
	await expect(page.getByText("The link is withdrawn.")).toBeVisible();
	await expect(page.getByText("No link is open.")).toBeVisible();
	const late = await openBrowserOf(browser, "late");
	await late.page.goto(link);
	await expect(late.page.getByText("This link does not work any more")).toBeVisible();
	await late.context.close();
});
