import { join } from "node:path";
import { test } from "@playwright/test";
import { lookAtAll } from "./page-looks.ts";

const folder = join(import.meta.dirname, "../../docs/screenshots");

for (const colorScheme of ["light", "dark"] as const)
	test(`every state of the tray app's window, in ${colorScheme}`, async ({ browser }) => {
		test.slow();
		await lookAtAll(
			browser,
			{ colorScheme, viewport: { width: 400, height: 560 }, deviceScaleFactor: 2 },
			async (page, name) => {
				await page.evaluate(() => document.fonts.ready);
				const path = join(folder, `tray-${name.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase()}-${colorScheme}.png`);
				await page.screenshot({ path, animations: "disabled" });
			},
		);
	});
