import { expect } from "@playwright/test";
import { cardOn } from "../web/card.ts";
import { goTo } from "../web/go-to.ts";
import { openedLogin } from "./open-login.ts";
import { plainServer } from "./plain-server.ts";
import { test } from "./tray-test.ts";

test("a server that crashes is waited for, and what was pending is there again", async ({ tray, server, ask }) => {
	const { app, page } = tray;
	const terminal = await ask("alice");
	await app.waitForTray(({ image }) => /waiting1/.test(image ?? ""));
	const card = await openedLogin(tray);
	await server.crash();
	await card.deny.click();
	await expect(card.root.getByText(/can not be reached/)).toBeVisible();
	await card.expectState("pending");
	await server.restart();
	await expect(async () => {
		await card.deny.click();
		await card.expectState("denied");
	}).toPass();
	expect((await terminal.ended).code).toBe(3);
	await app.waitForTray(({ image }) => /idle/.test(image ?? ""));
	await expect(page.getByText("Nobody was let in.").first()).toBeVisible();
});

test("offline is said, with since when and when it is tried again; trying at once loses nothing", async ({
	tray,
	server,
	askFor,
}) => {
	const { app, page } = tray;
	await server.crash();
	await app.waitForTray(({ image, tooltip }) => /offline/.test(image ?? "") && tooltip.includes("No connection"));
	await expect(page.getByRole("heading", { name: /^No connection to localhost:\d+/ })).toBeVisible();
	await expect(page.getByText(/^Next try in \d:\d\d/)).toBeVisible();
	// Where nobody answers, trying by itself can not take the button away first.
	await page.getByRole("button", { name: "Try now" }).click();
	await expect(page.getByRole("heading", { name: /^No connection to/ })).toBeVisible();
	await server.restart();
	await askFor({ account: "alice", kind: "ssh", target: "server01" });
	await app.waitForNotification(({ title }) => title === "SSH as alice to “server01”?");
	await app.waitForTray(({ image }) => /waiting1/.test(image ?? ""));
});

test("after sleep the connection is made anew, and what came meanwhile is shown", async ({ tray, askFor }) => {
	const { app } = tray;
	await app.power("suspend");
	await app.setNetwork(false);
	await askFor({ account: "alice", kind: "ssh", target: "server01" });
	await app.setNetwork(true);
	await app.power("resume");
	await app.waitForNotification(({ title }) => title === "SSH as alice to “server01”?");
});

test("a network that comes back is noticed without waiting for the next try", async ({ tray, askFor }) => {
	const { app, page } = tray;
	await app.setNetwork(false);
	await app.waitForTray(({ image }) => /offline/.test(image ?? ""));
	await askFor({ account: "alice", kind: "ssh", target: "server01" });
	await app.setNetwork(true);
	await page.evaluate(() => dispatchEvent(new Event("online")));
	await app.waitForNotification(({ title }) => title === "SSH as alice to “server01”?");
});

test("an account that an administrator unpairs says so, and can be paired anew or removed", async ({ tray, alice }) => {
	const { app, page } = tray;
	await goTo(alice.page, "Accounts");
	await alice.page.getByRole("link", { name: "Paired apps" }).click();
	await alice.page.getByRole("button", { name: /^End the pairing of/ }).click();
	await alice.page
		.getByRole("group")
		.getByRole("button", { name: /^End the pairing of/ })
		.click();
	await expect(page.getByText(/pairing .*ended/i).first()).toBeVisible();
	await app.waitForTray(({ image }) => /offline/.test(image ?? ""));
	await page.getByRole("button", { name: /^Remove/ }).click();
	await page
		.getByRole("group")
		.getByRole("button", { name: /^Remove/ })
		.click();
	await expect(page.getByRole("textbox", { name: "Server address" })).toBeVisible();
	await app.waitForTray(({ image }) => /notPaired/.test(image ?? ""));
});

test("a server that was exchanged for another is not followed", async ({ trays, tray, server }) => {
	await tray.app.quit();
	await server.crash();
	const { port } = new URL(server.origin);
	const says = { name: "countersign", version: "1", api: 1, origin: "http://localhost:1", rpId: "localhost" };
	const other = await plainServer({ ...says, now: new Date().toISOString() }, { port: Number(port) });
	const { app, page } = await trays.start();
	await expect(page.getByRole("heading", { name: "Another server answers" })).toBeVisible();
	await app.waitForTray(({ image, tooltip }) => /offline/.test(image ?? "") && tooltip.includes("needs a look"));
	await other.stop();
	await server.restart();
	await page.getByRole("button", { name: /Try (again|now)/ }).click();
	await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
	await expect(cardOn(page).root).toHaveCount(0);
});
