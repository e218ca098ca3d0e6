import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Beside each bundle, the licences of what is in it: most of them ask for as much. */
const license = { fileName: "licenses.txt" };

/** The tray app. The pages that the server serves are built by src-renderer/vite.config.ts. */
export default defineConfig({
	main: {
		// Only a build that is signed with this group in its entitlements can name one (docs/packaging.md).
		define: { builtInKeychainGroup: JSON.stringify(process.env["COUNTERSIGN_KEYCHAIN_GROUP"] ?? "") },
		build: {
			outDir: path("out/main"),
			license,
			// Everything is bundled but what brings binaries of its own.
			externalizeDeps: false,
			rolldownOptions: {
				input: { main: path("src-main/main.ts"), "key-process": path("src-main/security-key/key-process.ts") },
				external: ["node-hid"],
			},
		},
	},
	preload: {
		build: {
			outDir: path("out/preload"),
			license,
			externalizeDeps: false,
			// A sandboxed bridge can only be a CommonJS file, and has no others to load.
			rolldownOptions: {
				input: { bridge: path("src-preload/bridge.ts") },
				output: { format: "cjs", entryFileNames: "[name].cjs" },
			},
		},
	},
	renderer: {
		root: path("src-renderer"),
		base: "./",
		plugins: [react()],
		build: {
			outDir: path("out/renderer"),
			license,
			target: "es2023",
			minify: true,
			// The page's policy allows files of its own origin and nothing else: no data: addresses.
			assetsInlineLimit: 0,
			modulePreload: { polyfill: false },
			rolldownOptions: { input: path("src-renderer/desktop/index.html") },
		},
	},
});
