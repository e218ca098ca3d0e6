import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { behindProxy } from "../start/start-server.ts";
import { cardOn } from "./card.ts";
import { test } from "./countersign-test.ts";
import { signedInPages } from "./every-page.ts";
import { furnish } from "./furnish.ts";
import { lonePages } from "./lone-pages.ts";

const violationsOn = async (page: Page) => {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
};

for (const colorScheme of ["light", "dark"] as const)
	test.describe(`axe finds nothing in ${colorScheme}`, () => {
		test.use({ looks: { colorScheme }, wishes: behindProxy });
		// Axe reads the whole of each page, which takes its time.
		test.slow();

		test("where no session is needed", async ({ browser, alice }) => {
			const context = await browser.newContext({ colorScheme });
			const page = await context.newPage();
			for (const [name, open] of Object.entries(lonePages(alice))) {
				await open(page);
				expect(await violationsOn(page), name).toEqual([]);
			}
			await context.close();
		});

		test("where nothing waits, and on a card in every stage", async ({ alice, askFor }) => {
			const { page } = alice;
			expect(await violationsOn(page)).toEqual([]);
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

		test("in every room with something to show", async ({ alice }) => {
			await furnish(alice);
			for (const [name, open] of Object.entries(signedInPages)) {
				await open(alice.page);
				expect(await violationsOn(alice.page), name).toEqual([]);
			}
		});
	});
