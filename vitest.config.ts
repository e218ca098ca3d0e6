import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["{contract,client,native-app,ctap,server,cli,src-renderer,src-preload,src-main,e2e}/**/*.test.ts"],
		testTimeout: 20_000,
	},
});
