import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { cardOn } from "./card.ts";
import { test } from "./countersign-test.ts";
import { approveOne, signedInPages } from "./every-page.ts";

const violationsOn = async (page: Page) => {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
};

for (const colorScheme of ["light", "dark"] as const)
	test.describe(`axe finds nothing in ${colorScheme}`, () => {
		test.use({ looks: { colorScheme } });

		test("where one joins and signs in", async ({ browser, server }) => {
			const context = await browser.newContext({ colorScheme });
			const page = await context.newPage();
			await page.goto(server.setupLink);
			await expect(page.getByRole("textbox", { name: "Account name" })).toBeVisible();
			expect(await violationsOn(page)).toEqual([]);
			await page.goto(server.origin);
			await expect(page.getByRole("button", { name: "Use a passkey" })).toBeVisible();
			expect(await violationsOn(page)).toEqual([]);
			await context.close();
		});

		test("where nothing waits, and where something does", async ({ alice, ask }) => {
			expect(await violationsOn(alice.page)).toEqual([]);
			await ask("alice");
			await expect(alice.page.getByRole("heading", { name: "1 login is waiting for you" })).toBeVisible();
			expect(await violationsOn(alice.page)).toEqual([]);
		});

		test("on a card in every stage", async ({ alice, askFor }) => {
			const { page } = alice;
			const { approveUrl, matchCode } = await askFor({ account: "alice", kind: "run", command: "make deploy" });
			await page.goto(approveUrl);
			const card = cardOn(page);
			await card.expectState("pending");
			expect(await violationsOn(page)).toEqual([]);
			await page.getByText("Details", { exact: true }).click();
			await card.approve(matchCode === "42" ? "24" : "42");
			await expect(card.root).toContainText("Those are not the digits.");
			expect(await violationsOn(page)).toEqual([]);
			await card.approve(matchCode);
			await card.expectState("approved");
			expect(await violationsOn(page)).toEqual([]);
		});

		test("on every page with something to show", async ({ alice, ask }) => {
			await approveOne(alice, await ask("alice"));
			await ask("alice");
			for (const [name, open] of Object.entries(signedInPages)) {
				await open(alice.page);
				expect(await violationsOn(alice.page), name).toEqual([]);
			}
		});
	});
