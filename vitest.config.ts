import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["{contract,client,ctap,server,cli,src-renderer,e2e}/**/*.test.ts"],
		testTimeout: 20_000,
	},
});
