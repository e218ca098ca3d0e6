import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

// The programs that specs start keep what they compiled: most of a server's start is compiling.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("node_modules/.cache/compiled", import.meta.url));

const systemChromium = "/usr/bin/chromium";
const isRoot = process.getuid?.() === 0;

export default defineConfig({
	testDir: "e2e/web",
	testMatch: "*.spec.ts",
	testIgnore: "*screenshots.spec.ts",
	fullyParallel: true,
	forbidOnly: true,
	workers: 2,
	retries: 0,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: "list",
	use: {
		trace: "retain-on-failure",
		launchOptions: {
			// The system's own Chromium where there is one, else the one Playwright brings.
			...(existsSync(systemChromium) && { executablePath: systemChromium }),
			args: [
				// Chromium's sandbox does not start for root, which is who containers run as.
				...(isRoot ? ["--no-sandbox"] : []),
				"--disable-gpu",
				"--disable-background-networking",
				"--disable-component-update",
				"--disable-sync",
				"--no-first-run",
			],
		},
	},
});
