import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["e2e/hid/**/*.guest.ts"],
		// One machine at a time: two would only share the processors.
		fileParallelism: false,
		// What boots says so while it does.
		disableConsoleIntercept: true,
		testTimeout: 60_000,
		// The first time a kernel has to be fetched.
		hookTimeout: 300_000,
	},
});
