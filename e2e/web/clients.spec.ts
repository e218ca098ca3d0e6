import { expect } from "@playwright/test";
import { test } from "./countersign-test.ts";
import { goTo } from "./go-to.ts";

test("a client is added with its settings, held to a group, given a new secret and removed", async ({ alice }) => {
	const { page } = alice;
	await goTo(page, "Clients");
	await expect(page.getByText("Nothing is registered yet.")).toBeVisible();
	await page.getByRole("link", { name: "Groups" }).click();
	await page.getByRole("textbox", { name: "Name" }).fill("staff");
	await page.getByRole("button", { name: "Make it" }).click();
	await page.getByRole("combobox", { name: "Account" }).selectOption("alice");
	await page.getByRole("button", { name: "Put in" }).click();
	await expect(page.getByText("alice is in staff now.")).toBeVisible();

	await goTo(page, "Clients");
	await page.getByRole("link", { name: "Add a client" }).click();
	await page.getByRole("textbox", { name: "Name" }).fill("Family VPN");
	const addresses = page.getByRole("textbox", { name: "Redirect addresses" });
	await addresses.fill("http://vpn.example.org/oidc/callback");
	await page.getByRole("button", { name: "Add it" }).click();
	await expect(page.getByText("http://vpn.example.org/oidc/callback has to begin with https://")).toBeVisible();
	await expect(addresses).toBeFocused();
	await addresses.fill("https://vpn.example.org:443/oidc/callback");
	await page.getByRole("checkbox", { name: "staff" }).check();
	await page.getByRole("button", { name: "Add it" }).click();
	await expect(page.getByRole("heading", { name: "Family VPN is added" })).toBeFocused();
	const block = page.getByRole("textbox", { name: "For headscale's config.yaml" });
	await expect(block).toHaveValue(/client_secret: "[\w-]{43}"\n[\s\S]*allowed_groups: \["staff"\]/);
	const first = await block.inputValue();
	await page.getByRole("button", { name: "Done" }).click();
	await expect(block).toHaveValue(/# client_secret: /);

	await page.getByRole("textbox", { name: "Addresses after logging out" }).fill("https://vpn.example.org/bye");
	await page.getByRole("checkbox", { name: "Ask for the match code" }).uncheck();
	await expect(page.getByText("Without match codes nothing ties an approval")).toBeVisible();
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Saved.")).toBeVisible();
	await page.reload();
	await expect(page.getByRole("checkbox", { name: "Ask for the match code" })).not.toBeChecked();
	await expect(addresses).toHaveValue("https://vpn.example.org/oidc/callback");

	await page.getByRole("button", { name: "Make a new secret" }).click();
	await page.getByRole("button", { name: "Make a new secret" }).click();
	await expect(block.nth(1)).toHaveValue(/client_secret: "[\w-]{43}"/);
	expect(await block.nth(1).inputValue()).not.toBe(first);

	await page.getByRole("button", { name: "Remove Family VPN" }).click();
	await expect(page.getByText("Its people can not log in until it is added anew")).toBeVisible();
	await page.getByRole("button", { name: "Remove Family VPN" }).click();
	await expect(page.getByText("Family VPN is removed.")).toBeVisible();
	await goTo(page, "Audit log");
	await expect(page.getByText("Client changed: Family VPN")).toBeVisible();
});

test("an administrator confirms an address, and a domain that names another provider is told of", async ({
	alice,
	bob,
}) => {
	const { page } = alice;
	await goTo(page, "Accounts");
	await page.getByRole("link", { name: bob.name }).click();
	const field = page.getByRole("textbox", { name: "Address" });
	await field.fill("bob@");
	await page.getByRole("button", { name: "Confirm" }).click();
	await expect(page.getByText("That is not a whole e-mail address.")).toBeVisible();
	await field.fill("bob@countersign.invalid");
	await page.getByRole("button", { name: "Confirm" }).click();
	await expect(page.getByText("Confirmed by an administrator.")).toBeVisible();

	await goTo(page, "Clients");
	await page.getByRole("link", { name: "Add a client" }).click();
	await page.getByRole("radio", { name: "Tailscale" }).check();
	await page.getByRole("textbox", { name: "Name" }).fill("Tailnet");
	await page.getByRole("button", { name: "Add it" }).click();
	await expect(page.getByRole("textbox", { name: "Client secret" })).toHaveValue(/^[\w-]{43}$/);
	await page.getByRole("button", { name: "Done" }).click();
	await page.getByRole("textbox", { name: "E-mail address" }).fill("bob@countersign.invalid");
	await page.getByRole("button", { name: "Ask the domain" }).click();
	await expect(page.getByText("Nothing answered there.")).toBeVisible();
});
