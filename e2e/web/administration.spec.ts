import { expect } from "@playwright/test";
import { cancelOverApi } from "../requester/ask-over-api.ts";
import { behindProxy } from "../start/start-server.ts";
import { cardOn } from "./card.ts";
import { test } from "./countersign-test.ts";
import { approveOne } from "./every-page.ts";
import { goTo } from "./go-to.ts";

test.use({ wishes: behindProxy });

test("the audit log says what happened, by whom, and is narrowed by action and account", async ({
	alice,
	bob,
	ask,
}) => {
	const { page } = alice;
	await approveOne(bob, await ask("bob"));
	await goTo(page, "Audit log");
	const entries = page.getByRole("table", { name: "Entries, newest first" });
	await expect(entries.getByRole("row").nth(1)).toContainText("Login approved");
	const all = await entries.getByRole("row").count();
	await page.getByRole("combobox", { name: "Action" }).selectOption("Account created");
	await expect(entries.getByRole("row")).toHaveCount(3);
	await page.getByRole("combobox", { name: "Account" }).selectOption("bob");
	await expect(entries.getByRole("row")).toHaveCount(2);
	await expect(page).toHaveURL(/action=account-created&account=bob/);
	await page.reload();
	await expect(entries.getByRole("row")).toHaveCount(2);
	await page.getByRole("combobox", { name: "Action" }).selectOption("Quiet source lifted");
	await expect(page.getByText("No entry fits. Take another filter.")).toBeVisible();
	await page.getByRole("combobox", { name: "Action" }).selectOption("Login approved");
	await page.getByRole("button", { name: /^Details of entry/ }).click();
	await expect(page.getByText("login-approved", { exact: true })).toBeVisible();
	await page.getByRole("link", { name: "See the login" }).click();
	await expect(page.getByRole("heading", { name: "Approved, and the signature verifies" })).toBeVisible();
	await page.goBack();
	await page.getByRole("combobox", { name: "Action" }).selectOption("any");
	await page.getByRole("combobox", { name: "Account" }).selectOption("any");
	await expect(entries.getByRole("row")).toHaveCount(all);
	await page.getByText("Head of the chain").first().click();
	await expect(page.getByText("The hash of the newest entry.")).toBeVisible();
});

test("notices say that nothing leaves this server until it is set up", async ({ alice }) => {
	const { page } = alice;
	await goTo(page, "Audit log");
	await page.getByRole("link", { name: "Notices" }).click();
	await expect(page.getByText("Nothing leaves this server: neither webhook nor mail is set up.")).toBeVisible();
	await expect(page.getByText("--webhook-url")).toBeVisible();
	// Without mail there is no address to give either.
	await goTo(page, "Apps");
	await expect(page.getByRole("heading", { name: "No app is paired" })).toBeVisible();
	await expect(page.getByRole("heading", { name: "Notices" })).toHaveCount(0);
});

test("approvals are filtered, searched and read in pages, and denied where they wait", async ({
	alice,
	bob,
	askFor,
	server,
}) => {
	const { page } = alice;
	await page.goto(
		(await askFor({ account: "alice", kind: "ssh", target: "server01", host: "build-7", osUser: "ci" })).approveUrl,
	);
	await cardOn(page).deny.click();
	await cardOn(page).expectState("denied");
	const cancelled = Array.from({ length: 60 }, (_, count) =>
		askFor({ account: bob.name, kind: "vpn", target: `net-${count}` }, `203.0.113.${count + 1}`),
	);
	for (const asked of cancelled) await cancelOverApi(server.origin, await asked);
	const waiting = await askFor({ account: "bob", kind: "run", command: "make deploy" }, "198.51.100.7");

	await goTo(page, "Approvals");
	await expect(page.getByText("1 pending")).toBeVisible();
	const rows = page.getByRole("table").getByRole("row");
	// The head, what waits, and the fifty newest that have ended.
	await expect(rows).toHaveCount(52);
	await page.getByRole("button", { name: "Show more" }).click();
	await expect(rows).toHaveCount(63);
	await expect(page.getByRole("button", { name: "Show more" })).toHaveCount(0);

	await page.getByRole("searchbox", { name: "Search" }).fill("NET-17");
	await expect(rows).toHaveCount(2);
	await page.getByRole("searchbox", { name: "Search" }).fill("build-7 ci");
	await expect(rows).toHaveCount(2);
	await page.getByRole("searchbox", { name: "Search" }).fill("nowhere");
	await expect(page.getByText("Nothing that is loaded fits.")).toBeVisible();
	await page.getByRole("searchbox", { name: "Search" }).fill("");
	await page.getByRole("combobox", { name: "Account" }).selectOption("alice");
	await expect(rows).toHaveCount(2);
	await page.reload();
	await expect(rows).toHaveCount(2);
	await page.getByRole("combobox", { name: "Account" }).selectOption("any");
	await page.getByRole("button", { name: /^Denied/ }).click();
	await expect(rows).toHaveCount(2);
	await page.getByRole("button", { name: /^All/ }).click();
	await page.getByRole("combobox", { name: "Kind" }).selectOption("run");
	await expect(rows).toHaveCount(2);
	await page.getByRole("button", { name: "Deny Run as bob" }).click();
	await expect(page.getByText("0 pending")).toBeVisible();
	await bob.page.goto(waiting.approveUrl);
	await cardOn(bob.page).expectState("denied");
	await expect(cardOn(bob.page).root).toContainText("Denied by alice");
});
