import { expect } from "@playwright/test";
import { behindProxy } from "../start/start-server.ts";
import { cardOn } from "./card.ts";
import { test } from "./countersign-test.ts";
import { goTo } from "./go-to.ts";

const stranger = "203.0.113.24";
const wish = { account: "alice", kind: "ssh", target: "server01" } as const;

test.use({ wishes: behindProxy });

test("a denied login is reported, its source falls silent, and one click lifts that", async ({ alice, askFor }) => {
	const { page } = alice;
	const card = cardOn(page);
	await page.goto((await askFor(wish, stranger)).approveUrl);
	await card.deny.click();
	await card.expectState("denied");
	await card.root.getByRole("button", { name: "I did not start this" }).click();
	await expect(card.root).toContainText(`Reported. Logins from ${stranger} stay silent for you until`);

	await goTo(page, "Waiting");
	await expect(page.getByRole("heading", { name: "Quiet sources" })).toBeVisible();
	const silent = await askFor(wish, stranger);
	await expect(page.getByRole("heading", { name: "1 login waits, not announced" })).toBeVisible();
	await expect(page.getByRole("heading", { name: "Not announced", exact: true })).toBeVisible();
	await expect(page.getByRole("link", { name: "Waiting", exact: true })).toBeVisible();
	await page.getByRole("button", { name: `Lift the silence of ${stranger}` }).click();
	await expect(page.getByText(`Lifted. Logins from ${stranger} are announced to you again.`)).toBeVisible();
	await askFor({ account: "alice", kind: "device" }, stranger);
	await expect(page.getByRole("heading", { name: "1 login is waiting for you" })).toBeVisible();

	// What came while the source was silent stays where it was, and is approved like any other.
	await page.getByRole("region", { name: "Not announced" }).getByRole("link", { name: "Read and sign" }).click();
	await card.approve(silent.matchCode);
	await card.expectState("approved");
});

test("a report is taken back on the card where it was made", async ({ alice, askFor }) => {
	const { page } = alice;
	const card = cardOn(page);
	await page.goto((await askFor(wish, stranger)).approveUrl);
	await card.deny.click();
	await card.root.getByRole("button", { name: "I did not start this" }).click();
	await card.root.getByRole("button", { name: "Lift" }).click();
	await expect(card.root).toContainText(`Lifted. Logins from ${stranger} are announced to you again.`);
	await goTo(page, "Waiting");
	await askFor(wish, stranger);
	await expect(page.getByRole("heading", { name: "1 login is waiting for you" })).toBeVisible();
	await expect(page.getByRole("heading", { name: "Quiet sources" })).toHaveCount(0);
});

test("a flood stands in a group of its own, alike together, and interrupts nobody", async ({ alice, askFor }) => {
	const { page } = alice;
	const first = await askFor(wish, stranger);
	const flood = [];
	for (let count = 0; count < 5; count++) flood.push(await askFor(wish, stranger));
	await expect(page.getByRole("heading", { name: "1 login is waiting for you" })).toBeVisible();
	await expect(page).toHaveTitle(/^\(1\)/);
	const group = page.getByRole("region", { name: "Not announced" });
	await expect(group.getByRole("link", { name: "Read and sign" })).toHaveCount(1);
	await group.getByRole("button", { name: "4 more like this" }).click();
	await expect(group.getByRole("link", { name: "Read and sign" })).toHaveCount(5);
	await group.getByRole("button", { name: "Deny" }).first().click();
	await expect(group.getByRole("button", { name: "Deny" })).toHaveCount(4);
	await page.goto(first.approveUrl);
	await cardOn(page).approve(first.matchCode);
	await cardOn(page).expectState("approved");
});

test("an administrator sees what is silent for whom, and lets it be heard", async ({ alice, bob, askFor }) => {
	await bob.page.goto((await askFor({ ...wish, account: "bob" }, stranger)).approveUrl);
	await cardOn(bob.page).deny.click();
	await cardOn(bob.page).root.getByRole("button", { name: "I did not start this" }).click();
	await expect(cardOn(bob.page).root).toContainText("Reported.");
	const { page } = alice;
	await goTo(page, "Accounts");
	await page.getByRole("link", { name: "Quiet sources" }).click();
	await page.getByRole("button", { name: `Lift the quiet of ${stranger} for bob` }).click();
	await expect(page.getByText(`${stranger} is announced to bob again.`)).toBeVisible();
	await expect(page.getByText("No source is quiet.")).toBeVisible();
});
