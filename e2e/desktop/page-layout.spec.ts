import { expect, type Page, test } from "@playwright/test";
import { lookAtAll } from "./page-looks.ts";
import { card, longCard } from "./page-states.ts";
import { openPage } from "./page-window.ts";

/** Names the elements that are wider inside than outside, the page itself among them, and can be scrolled. */
const scrollingSideways = () =>
	[...document.querySelectorAll("*")]
		.filter((element) => element.scrollWidth > element.clientWidth)
		.filter(
			(element) => element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX),
		)
		.map((element) => `${element.tagName}.${element.className}`);

const sizes = {
	"as it opens": { viewport: { width: 400, height: 560 } },
	"320 pixels wide": { viewport: { width: 320, height: 560 } },
	"at 200 %": { viewport: { width: 200, height: 280 }, deviceScaleFactor: 2 },
};

for (const [description, looks] of Object.entries(sizes))
	test(`nothing scrolls sideways and nothing is forbidden, ${description}`, async ({ browser }) => {
		test.slow();
		await lookAtAll(browser, looks, async (page, name, { violations }) => {
			await expect.poll(() => page.evaluate(scrollingSideways), name).toEqual([]);
			expect(violations, name).toEqual([]);
		});
	});

const footStands = (page: Page) =>
	page.evaluate(() => {
		const foot = document.querySelector(".card-foot");
		return foot ? innerHeight - foot.getBoundingClientRect().bottom : undefined;
	});

test("the place to sign is at the bottom of the window, however long the command is", async ({ page }) => {
	await openPage(page, longCard());
	await expect(page.getByRole("button", { name: "Read it all first" })).toBeVisible();
	expect(await footStands(page)).toBe(0);
	await page.getByRole("button", { name: /^Show all/ }).click();
	expect(await footStands(page)).toBe(0);
	await page.mouse.wheel(0, 2000);
	await expect(page.getByText("There is more to read.")).toBeHidden();
});

test("with reduced motion nothing moves when a login is approved", async ({ browser }) => {
	const page = await browser.newPage({ reducedMotion: "reduce", viewport: { width: 400, height: 560 } });
	await openPage(page, card());
	await page.getByLabel("Match code").fill("47");
	await page.getByRole("button", { name: "Sign in this window" }).click();
	await expect(page.getByText("The login went through.")).toBeVisible();
	expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
	await page.close();
});
