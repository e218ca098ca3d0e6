import { expect, type Page } from "@playwright/test";
import { behindProxy } from "../start/start-server.ts";
import { cardOn } from "./card.ts";
import { test } from "./countersign-test.ts";
import { signedInPages } from "./every-page.ts";
import { furnish } from "./furnish.ts";
import { lonePages } from "./lone-pages.ts";

/** Names the elements that are wider inside than outside, the page itself among them, and can be scrolled. */
const scrollingSideways = () =>
	[...document.querySelectorAll("*")]
		.filter((element) => element.scrollWidth > element.clientWidth)
		.filter(
			(element) => element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX),
		)
		.map((element) => `${element.tagName}.${element.className}`);

const expectNothingSideways = (page: Page, name?: string) =>
	expect.poll(() => page.evaluate(scrollingSideways), name).toEqual([]);

const longCommand = Array.from({ length: 40 }, (_, index) => `--option-${index}=value`).join(" ");

for (const [description, looks] of [
	["320 pixels wide", { viewport: { width: 320, height: 640 } }],
	["1280 pixels at 200 %", { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const)
	test.describe(`nothing scrolls sideways, ${description}`, () => {
		test.use({ looks, wishes: behindProxy });

		test("where no session is needed", async ({ browser, alice }) => {
			const page = await browser.newPage(looks);
			for (const [name, open] of Object.entries(lonePages(alice))) {
				await open(page);
				await expectNothingSideways(page, name);
			}
			await page.close();
		});

		test("on a card with a long command", async ({ alice, askFor }) => {
			const { approveUrl } = await askFor({ account: "alice", kind: "run", command: longCommand });
			await alice.page.goto(approveUrl);
			await cardOn(alice.page).expectState("pending");
			await expectNothingSideways(alice.page);
			await alice.page.getByText("Details", { exact: true }).click();
			await expectNothingSideways(alice.page);
		});

		test("in every room with something to show", async ({ alice, askFor }) => {
			await furnish(alice);
			await askFor({ account: "alice", kind: "run", command: longCommand });
			for (const [name, open] of Object.entries(signedInPages)) {
				await open(alice.page);
				await expectNothingSideways(alice.page, name);
			}
		});
	});

test.describe("with reduced motion", () => {
	test.use({ looks: { reducedMotion: "reduce" } });

	test("nothing on a card moves", async ({ alice, ask }) => {
		const { page } = alice;
		const terminal = await ask("alice");
		const moving = () => page.evaluate(() => document.getAnimations().map((animation) => animation.playState));
		await page.goto(terminal.approveUrl);
		const card = cardOn(page);
		await card.expectState("pending");
		expect(await moving()).toEqual([]);
		await card.approve(terminal.code);
		await card.expectState("approved");
		expect(await moving()).toEqual([]);
	});
});
