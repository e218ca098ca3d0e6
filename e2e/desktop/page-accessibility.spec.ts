import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { keyStates } from "./page-key-states.ts";
import { lookAtAll } from "./page-looks.ts";
import { states } from "./page-states.ts";

const violationsOn = async (page: Page) => {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
};

const parts = {
	"what keys need": keyStates,
	"all else": Object.fromEntries(Object.entries(states).filter(([name]) => !(name in keyStates))),
};

for (const colorScheme of ["light", "dark"] as const)
	for (const [part, chosen] of Object.entries(parts))
		test(`axe finds nothing in ${colorScheme}, one heading of the first level in each: ${part}`, async ({
			browser,
		}) => {
			test.setTimeout(240_000);
			const looks = { colorScheme, viewport: { width: 400, height: 560 } };
			const look = async (page: Page, name: string) => {
				await expect(page.getByRole("heading", { level: 1 }), name).toHaveCount(1);
				expect(await violationsOn(page), name).toEqual([]);
			};
			await lookAtAll(browser, looks, look, chosen);
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
