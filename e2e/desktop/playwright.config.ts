import { defineConfig } from "@playwright/test";
import web from "../../playwright.config.ts";

/** The tray app as a whole, on Electron or on its stand-in. Each brings a browser of its own. */
export default defineConfig(web, {
	testDir: ".",
	outputDir: "../../test-results/tray",
	testMatch: "*.spec.ts",
	testIgnore: ["page-*.spec.ts", "screenshots.spec.ts"],
	// The app's browser ends with the app, and a trace of it with neither.
	use: { trace: "off" },
});
