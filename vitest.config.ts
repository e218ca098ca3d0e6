import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["{contract,client,native-app,ctap,server,cli,src-renderer,src-preload,src-main,e2e}/**/*.test.ts"],
		testTimeout: 20_000,
		// The programs that tests start keep what they compiled: most of a short run of the command line is compiling.
		env: { NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/compiled", import.meta.url)) },
		// All cores: much of a test waits for a program that it started.
		maxWorkers: "100%",
	},
});
