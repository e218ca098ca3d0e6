import { defineConfig } from "@playwright/test";
import page from "./page-playwright.config.ts";

export default defineConfig(page, { testMatch: "screenshots.spec.ts", testIgnore: [], use: { deviceScaleFactor: 2 } });
