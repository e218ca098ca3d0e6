import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Each page's folder here, and the file the server knows it by. */
const pages = { "web/index.html": "index.html", "ceremony/index.html": "ceremony.html" } as const;

/** What the pages of the OIDC provider, which the server writes, ask for under names that stay the same. */
const loginPage = { script: "login-page/main.ts", style: "login-page/login-page.css" } as const;

/** The icon of the provider's pages; the web app has one of its own name, which changes with it. */
const loginPageIcon: Plugin = {
	name: "login-page-icon",
	async generateBundle() {
		this.emitFile({ type: "asset", fileName: "login-page.svg", source: await readFile(folder("web/favicon.svg")) });
	},
};

/** Puts the pages side by side: a bundler keeps the folders that they come from. */
const pagesSideBySide: Plugin = {
	name: "pages-side-by-side",
	enforce: "post",
	generateBundle(_, bundle) {
		for (const [from, to] of Object.entries(pages)) {
			const page = bundle[from];
			if (page?.type !== "asset") throw new Error(`There is no page ${from}.`);
			delete bundle[from];
			this.emitFile({ type: "asset", fileName: to, source: page.source });
		}
	},
};

export default defineConfig({
	root: folder("."),
	plugins: [react(), pagesSideBySide, loginPageIcon],
	build: {
		outDir: folder("../out/web"),
		emptyOutDir: true,
		target: "es2023",
		// The server's content security policy allows files of its own origin and nothing else: no data: addresses.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		rolldownOptions: {
			input: {
				...Object.fromEntries(Object.keys(pages).map((page) => [page.replace("/index.html", ""), folder(page)])),
				"login-page": folder(loginPage.script),
				"login-page-style": folder(loginPage.style),
			},
			output: {
				entryFileNames: ({ name }) => (name === "login-page" ? "[name].js" : "assets/[name]-[hash].js"),
				assetFileNames: ({ originalFileNames }) =>
					originalFileNames.includes(loginPage.style) ? "login-page.css" : "assets/[name]-[hash][extname]",
			},
		},
	},
});
