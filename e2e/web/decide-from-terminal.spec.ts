import { expect } from "@playwright/test";
import { cardOn } from "./card.ts";
import { test } from "./countersign-test.ts";
import { strangeBrowserOf } from "./people.ts";

test("a paired terminal opens the page that approves, with the digits typed already, and denies by itself", async ({
	browser,
	alice,
	ask,
	machine,
	server,
}) => {
	const { url, ended } = await machine.pair(server.origin, "Laptop");
	await alice.page.goto(url);
	await alice.page.getByRole("button", { name: "Pair with a passkey" }).click();
	expect((await ended).code).toBe(0);

	const first = await ask("alice");
	const approving = machine.run("approve", first.id.slice(0, 6), "--code", first.code, "--no-browser");
	const [address] = await approving.printed("stderr", /http:\/\/localhost:\d+\/ceremony#[\w-]{43}\.\d\d/);
	const { page, context } = await strangeBrowserOf(browser, alice);
	await page.goto(address);
	await cardOn(page).sign.click();
	await cardOn(page).expectState("approved");
	expect((await approving.ended).code).toBe(0);
	expect((await first.ended).code).toBe(0);
	await context.close();

	const second = await ask("alice");
	const waiting = machine.run("approve", "--no-browser");
	await waiting.printed("stderr", /\/ceremony#[\w-]{43}/);
	const denied = await machine.run("deny", second.id, "--report", "--json").ended;
	expect(denied.code).toBe(0);
	expect((await second.ended).code).toBe(3);
	expect((await waiting.ended).code).toBe(3);
	await alice.page.goto(server.origin);
	await expect(alice.page.getByRole("heading", { name: "Quiet sources" })).toBeVisible();
});
