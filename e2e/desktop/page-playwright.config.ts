import { defineConfig } from "@playwright/test";
import tests from "../../playwright.config.ts";

/** The window's page alone: main is played. Needs the built renderer in out/renderer. */
export default defineConfig(tests, {
	testDir: ".",
	testMatch: "page-*.spec.ts",
	use: { viewport: { width: 400, height: 560 } },
});
