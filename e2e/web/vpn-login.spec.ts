import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { openWaiting } from "./card.ts";
import { addVirtualAuthenticator } from "./virtual-authenticator.ts";
import { nameYourself, test } from "./vpn-test.ts";

const expectNothingFromAxe = async (page: Page) => {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations).toEqual([]);
};

test("somebody who joins a VPN says who they are, approves elsewhere, and is in; next time their name is one click", async ({
	alice,
	visitor,
	vpn,
}) => {
	await expect(visitor.getByText("A link that somebody sent you looks the same as your own")).toBeVisible();
	const digits = await nameYourself(visitor, "alice");
	await expect(visitor.getByRole("heading", { name: /^Log in to localhost:\d+ as alice$/ })).toBeVisible();
	await expect(visitor.getByText(vpn.callback)).toBeVisible();
	await expect(visitor.getByRole("timer")).toHaveText(/^\d:\d\d$/);
	const card = await openWaiting(alice.page);
	await expect(card.root).toContainText("Family VPN");
	await expect(card.root).toContainText("Sign only if you yourself just started this");
	await card.approve(digits);
	await expect(visitor.getByRole("heading", { name: "Back at the VPN" })).toBeVisible();
	expect(visitor.url().startsWith(`${vpn.callback}?code=`)).toBe(true);

	await visitor.goto(vpn.begin);
	await visitor.getByText("Another account").click();
	await expect(visitor.getByRole("textbox", { name: "Account" })).toBeVisible();
	await visitor.getByRole("button", { name: "alice", exact: true }).click();
	await expect(visitor.getByRole("strong")).toHaveText(/^\d\d$/);
	await visitor.getByRole("link", { name: "Use another account" }).click();
	await visitor.getByRole("button", { name: "Forget these names here" }).click();
	await expect(visitor.getByRole("button", { name: "alice", exact: true })).toHaveCount(0);
	await expect(visitor.getByRole("textbox", { name: "Account" })).toBeFocused();
});

test("a passkey signs on the page itself, with the digits typed, and the page goes on", async ({
	alice,
	visitor,
	vpn,
}) => {
	const { authenticator } = alice;
	const own = await addVirtualAuthenticator(visitor);
	for (const credential of await authenticator.credentials()) await own.add(credential);
	const digits = await nameYourself(visitor, "alice");
	await visitor.getByRole("button", { name: "Sign here with a passkey" }).click();
	const card = visitor.locator("#card");
	await expect(card.getByRole("heading", { name: /as alice\?$/ })).toBeVisible();
	const code = card.getByLabel("Match code");
	await code.fill(digits === "42" ? "24" : "42");
	await expect(code).toHaveValue(/^\d\d$/);
	await card.getByRole("button", { name: "Sign with passkey" }).click();
	await expect(card).toContainText("Those are not the digits. 1 try left");
	await code.fill(digits);
	await card.getByRole("button", { name: "Sign with passkey" }).click();
	await expect(visitor.getByRole("heading", { name: "Back at the VPN" })).toBeVisible();
	expect(visitor.url().startsWith(`${vpn.callback}?code=`)).toBe(true);
});

test("axe finds nothing on the page, from the name to the passkey", async ({ visitor }) => {
	// Axe reads the whole of each page, which takes its time.
	test.slow();
	await expectNothingFromAxe(visitor);
	await nameYourself(visitor, "nobody");
	await expectNothingFromAxe(visitor);
	await visitor.getByRole("button", { name: "Sign here with a passkey" }).click();
	await expect(visitor.getByLabel("Match code")).toBeVisible();
	await expectNothingFromAxe(visitor);
});

test("a denied login is said to be denied, with the way back", async ({ alice, visitor, vpn }) => {
	await nameYourself(visitor, "alice");
	const card = await openWaiting(alice.page);
	await card.deny.click();
	await expect(visitor.getByText("The login was denied.")).toBeVisible();
	await visitor.getByRole("link", { name: "Go back to Family VPN" }).click();
	await expect(visitor.getByRole("heading", { name: "Back at the VPN" })).toBeVisible();
	expect(visitor.url().startsWith(`${vpn.callback}?error=access_denied`)).toBe(true);
});

test("whoever cancels, on the page or on its card, goes back to the client", async ({ visitor, vpn }) => {
	await nameYourself(visitor, "alice");
	await visitor.getByRole("link", { name: "Cancel, and go back to Family VPN" }).click();
	await expect(visitor.getByRole("heading", { name: "Back at the VPN" })).toBeVisible();
	expect(visitor.url().startsWith(`${vpn.callback}?error=access_denied`)).toBe(true);

	await visitor.goto(vpn.begin);
	await nameYourself(visitor, "alice");
	await visitor.getByRole("button", { name: "Sign here with a passkey" }).click();
	await visitor.locator("#card").getByRole("button", { name: "Cancel", exact: true }).click();
	await expect(visitor.getByRole("heading", { name: "Back at the VPN" })).toBeVisible();
	expect(visitor.url().startsWith(`${vpn.callback}?error=access_denied`)).toBe(true);
});

test("a server that is started anew in the middle has lost nothing: the page says so, and goes on by itself", async ({
	server,
	alice,
	visitor,
}) => {
	// Two starts of a server, which take their time.
	test.slow();
	const digits = await nameYourself(visitor, "alice");
	await server.crash();
	await expect(visitor.locator("#trouble")).toContainText("The login waits there all the same");
	await server.restart();
	await expect(visitor.locator("#trouble")).toBeHidden();
	const card = await openWaiting(alice.page);
	await card.approve(digits);
	await expect(visitor.getByRole("heading", { name: "Back at the VPN" })).toBeVisible();
});

test.describe("without scripts", () => {
	test.use({ visitorLooks: { javaScriptEnabled: false } });

	test("the page shows the digits, and goes on by itself all the same", async ({ alice, visitor }) => {
		const digits = await nameYourself(visitor, "alice");
		await expect(visitor.getByRole("button", { name: "Sign here with a passkey" })).toBeHidden();
		const card = await openWaiting(alice.page);
		await card.approve(digits);
		await expect(visitor.getByRole("heading", { name: "Back at the VPN" })).toBeVisible();
	});
});
