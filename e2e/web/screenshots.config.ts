import { defineConfig } from "@playwright/test";
import tests from "../../playwright.config.ts";

/** Writes docs/screenshots/ from the real app; not a part of the tests. */
export default defineConfig(tests, {
	testDir: ".",
	testMatch: "*screenshots.spec.ts",
	testIgnore: [],
	timeout: 90_000,
});
