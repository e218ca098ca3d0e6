import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { lookAtAll } from "./page-looks.ts";

const violationsOn = async (page: Page) => {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
};

for (const colorScheme of ["light", "dark"] as const)
	test(`axe finds nothing in ${colorScheme}, and every room has one heading of the first level`, async ({
		browser,
	}) => {
		test.setTimeout(240_000);
		await lookAtAll(browser, { colorScheme, viewport: { width: 400, height: 560 } }, async (page, name) => {
			await expect(page.getByRole("heading", { level: 1 }), name).toHaveCount(1);
			expect(await violationsOn(page), name).toEqual([]);
		});
	});

test("in forced colours every segment, button and cell keeps its edge", async ({ browser }) => {
	test.slow();
	await lookAtAll(browser, { forcedColors: "active", viewport: { width: 400, height: 560 } }, async (page, name) => {
		const bare = await page.evaluate(() =>
			[...document.querySelectorAll(".button, .segments, .cell, .input")]
				.filter((element) => Number.parseFloat(getComputedStyle(element).borderBlockEndWidth) === 0)
				.map((element) => element.className),
		);
		expect(bare, name).toEqual([]);
	});
});
