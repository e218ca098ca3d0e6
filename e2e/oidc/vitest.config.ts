import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["e2e/oidc/**/*.{client,test}.ts"],
		fileParallelism: false,
		// What is skipped says so.
		disableConsoleIntercept: true,
		reporters: ["verbose"],
		testTimeout: 60_000,
	},
});
