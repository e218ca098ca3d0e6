import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["e2e/recipes/**/*.recipe.ts"],
		// All of them change the same private /etc.
		fileParallelism: false,
		// What is skipped says so.
		disableConsoleIntercept: true,
		testTimeout: 60_000,
		hookTimeout: 60_000,
	},
});
