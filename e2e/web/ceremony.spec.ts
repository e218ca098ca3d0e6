import { expect } from "@playwright/test";
import { cardOn } from "./card.ts";
import { test } from "./countersign-test.ts";
import { ceremonyUrl, openBrowserOf, strangeBrowserOf } from "./people.ts";

const dead = "This window can decide nothing any more";

test("a ticket alone opens one login: no session, no navigation, and the passkey approves it", async ({
	browser,
	alice,
	ask,
}) => {
	const terminal = await ask("alice");
	const { page, context } = await strangeBrowserOf(browser, alice);
	const url = await ceremonyUrl(alice, terminal.id);
	await page.goto(url);
	await expect(page).toHaveURL(/\/ceremony$/);
	const card = cardOn(page);
	await card.expectState("pending");
	await expect(page.getByRole("navigation")).toHaveCount(0);
	await expect(page.getByRole("link")).toHaveCount(0);
	await card.approve(terminal.code);
	await card.expectState("approved");
	await expect(page.getByText("You can close this window.")).toBeVisible();
	expect((await terminal.ended).code).toBe(0);
	expect(await context.cookies()).toEqual([]);

	await page.reload();
	await expect(page.getByRole("heading", { name: dead })).toBeVisible();
	await page.goto(url);
	await expect(page.getByRole("heading", { name: dead })).toBeVisible();
	await page.goto(new URL("/ceremony#nothing", url).href);
	await expect(page.getByRole("alert")).toContainText("open the login again where you came from");
	await context.close();
});

test("digits that came along are signed as they stand, and wrong ones are typed anew", async ({
	browser,
	alice,
	ask,
}) => {
	const [first, second] = [await ask("alice"), await ask("alice")];
	const { page, context } = await strangeBrowserOf(browser, alice);
	const card = cardOn(page);
	await page.goto(`${await ceremonyUrl(alice, first.id)}.${first.code}`);
	await expect(page).toHaveURL(/\/ceremony$/);
	await expect(card.code).toHaveValue(first.code);
	await expect(card.code).not.toBeEditable();
	await expect(card.sign).toBeFocused();
	await card.sign.click();
	await card.expectState("approved");
	expect((await first.ended).code).toBe(0);

	const wrong = second.code === "42" ? "24" : "42";
	await page.goto(`${await ceremonyUrl(alice, second.id)}.${wrong}`);
	await card.sign.click();
	await expect(card.root).toContainText("Those are not the digits. 1 try left");
	await card.approve(second.code);
	await card.expectState("approved");
	expect((await second.ended).code).toBe(0);
	await context.close();
});

test("denies without a passkey, also where somebody else is signed in, and sends no cookie", async ({
	browser,
	alice,
	bob,
	ask,
}) => {
	const [first, second] = [await ask("alice"), await ask("alice")];
	const keyless = await openBrowserOf(browser, "nobody");
	await keyless.page.goto(await ceremonyUrl(alice, first.id));
	await cardOn(keyless.page).deny.click();
	await cardOn(keyless.page).expectState("denied");
	expect((await first.ended).code).toBe(3);
	await keyless.context.close();

	const calls: Promise<string | null>[] = [];
	bob.page.on("request", (request) => {
		if (request.url().includes("/api/")) calls.push(request.headerValue("cookie"));
	});
	await bob.page.goto(await ceremonyUrl(alice, second.id));
	await cardOn(bob.page).expectState("pending");
	await cardOn(bob.page).deny.click();
	await cardOn(bob.page).expectState("denied");
	const cookies = await Promise.all(calls);
	expect(cookies.length).toBeGreaterThan(2);
	expect(cookies.filter((cookie) => cookie !== null)).toEqual([]);
	expect((await second.ended).code).toBe(3);
});

test("what is decided elsewhere closes it", async ({ browser, alice, ask }) => {
	const terminal = await ask("alice");
	const { page, context } = await openBrowserOf(browser, "nobody");
	await page.goto(await ceremonyUrl(alice, terminal.id));
	await cardOn(page).expectState("pending");
	await alice.page.goto(terminal.approveUrl);
	await cardOn(alice.page).deny.click();
	await cardOn(page).expectState("denied");
	await context.close();
});
