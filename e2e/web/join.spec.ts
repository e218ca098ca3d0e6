import { expect } from "@playwright/test";
import { runCountersign } from "../start/run-countersign.ts";
import { test } from "./countersign-test.ts";
import { joinByLink, openBrowserOf } from "./people.ts";

test("the first start prints a link that creates the first administrator", async ({ alice }) => {
	await expect(alice.page).toHaveURL(/^[^#]*$/);
	await expect(alice.page.getByRole("link", { name: "Approvals" })).toBeVisible();
	await expect(alice.page.getByText("Signed in as alice")).toBeVisible();
});

test("an invite from the command line creates an account without a role", async ({ browser, server, alice }) => {
	const invite = runCountersign(["invite", "create", "--data", server.data]);
	const { code, stdout } = await invite.ended;
	expect(code).toBe(0);
	const bob = await openBrowserOf(browser, "bob");
	await joinByLink(bob, stdout.trim());
	await expect(bob.page.getByText("Signed in as bob")).toBeVisible();
	await expect(bob.page.getByRole("link", { name: "Approvals" })).toHaveCount(0);
	await expect(alice.page.getByRole("link", { name: "Approvals" })).toBeVisible();
	await bob.context.close();
});

test("a link works once", async ({ browser, server, alice }) => {
	await expect(alice.page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
	const mallory = await openBrowserOf(browser, "mallory");
	await mallory.page.goto(server.setupLink);
	await expect(mallory.page.getByText("This link does not work any more")).toBeVisible();
	expect(await mallory.authenticator.credentials()).toEqual([]);
	await mallory.context.close();
});

test("a link's secret leaves the address bar, and is never sent as a part of an address", async ({ page, server }) => {
	const secret = new URL(server.setupLink).hash.slice(1);
	const addresses: string[] = [];
	page.on("request", (request) => addresses.push(request.url()));
	await page.goto(server.setupLink);
	await expect(page.getByRole("textbox", { name: "Account name" })).toBeVisible();
	await expect(page).toHaveURL(/^[^#]*$/);
	// The first of them is the link itself; a browser keeps its fragment to itself.
	expect(addresses.slice(1).filter((address) => address.includes(secret))).toEqual([]);
});

test("a passkey without user verification is not registered", async ({ browser, server }) => {
	const alice = await openBrowserOf(browser, "alice");
	await alice.authenticator.setUserVerified(false);
	await alice.page.goto(server.setupLink);
	await alice.page.getByRole("textbox", { name: "Account name" }).fill("alice");
	await alice.page.getByRole("button", { name: "Create your passkey" }).click();
	await expect(alice.page.getByRole("alert")).toBeVisible();
	await alice.authenticator.setUserVerified(true);
	await alice.page.getByRole("button", { name: "Create your passkey" }).click();
	await expect(alice.page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
	await alice.context.close();
});
