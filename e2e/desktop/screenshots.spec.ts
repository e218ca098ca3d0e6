import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import type { ShownState } from "../../contract/login-request.ts";
import { cardOn } from "../web/card.ts";
import { withoutRequest } from "./page-handlers.ts";
import { lookAtAll } from "./page-looks.ts";
import { card } from "./page-states.ts";
import { openPage } from "./page-window.ts";
import { PlayedFailure } from "./played-main.ts";

const folder = join(import.meta.dirname, "../../docs/screenshots");
const viewport = { width: 400, height: 560 };

for (const colorScheme of ["light", "dark"] as const) {
	const shoot = async (page: Page, name: string) => {
		await page.evaluate(() => document.fonts.ready);
		const path = join(folder, `tray-${name.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase()}-${colorScheme}.png`);
		await page.screenshot({ path, animations: "disabled" });
	};

	test.describe(`in ${colorScheme}`, () => {
		test.use({ colorScheme, viewport, deviceScaleFactor: 2 });

		test("every state of the tray app's window", async ({ browser }) => {
			test.slow();
			await lookAtAll(browser, { colorScheme, viewport, deviceScaleFactor: 2 }, shoot);
		});

		test("a card while it is signed, and once it is", async ({ page }) => {
			const signing = Promise.withResolvers<void>();
			await openPage(page, card(), { approve: () => signing.promise });
			await cardOn(page).code.fill("47");
			await shoot(page, "card digits");
			await page.getByRole("button", { name: "Sign in this window" }).click();
			await expect(page.getByText("A window of your server asks for your passkey.")).toBeVisible();
			await shoot(page, "card signing");
		});

		test("a card that is approved", async ({ page }) => {
			await openPage(page, card());
			await cardOn(page).code.fill("47");
			await page.getByRole("button", { name: "Sign in this window" }).click();
			await cardOn(page).expectState("approved");
			await shoot(page, "card approved");
		});

		test("a card with wrong digits", async ({ page }) => {
			const approve = () => {
				throw new PlayedFailure("wrong-code", { attemptsLeft: 1 });
			};
			await openPage(page, card(), { approve });
			await cardOn(page).code.fill("12");
			await page.getByRole("button", { name: "Sign in this window" }).click();
			await expect(page.getByText("Those are not the digits.")).toBeVisible();
			await shoot(page, "card wrong digits");
		});

		test("a card that is denied, and reported", async ({ page }) => {
			await openPage(page, card());
			await cardOn(page).deny.click();
			await cardOn(page).expectState("denied");
			await shoot(page, "card denied");
			await page.getByRole("button", { name: "I did not start this" }).click();
			await expect(page.getByText(/web app/)).toBeVisible();
			await shoot(page, "card reported");
		});

		for (const state of ["expired", "cancelled"] as const satisfies ShownState[])
			test(`a card that is ${state}`, async ({ page }) => {
				const shown = card();
				const { room } = shown;
				if (room.at !== "request") throw new Error("The card is not open.");
				const ended = { ...room.request, state, settledAt: new Date().toISOString() };
				const window = await openPage(page, shown, { loginRequest: () => ended });
				await window.change((snapshot) => withoutRequest(snapshot, room.request.id, state));
				await cardOn(page).expectState(state);
				await shoot(page, `card ${state}`);
			});
	});
}
