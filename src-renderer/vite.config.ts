import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
	root: folder("web"),
	plugins: [react()],
	build: {
		outDir: folder("../out/web"),
		emptyOutDir: true,
		target: "es2023",
		// The server's content security policy allows files of its own origin and nothing else: no data: addresses.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
	},
});
