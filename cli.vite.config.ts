import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const lean: Plugin = {
	name: "lean",
	enforce: "pre",
	resolveId(id) {
		if (id === "glob" || id === "rate-limiter-flexible") return `\0${id}`;
		return undefined;
	},
	load(id) {
		if (id === "\0glob") return "export {}";
		if (id !== "\0rate-limiter-flexible") return undefined;
		const part = (name: string) => `export { default as ${name} } from ${JSON.stringify(path(`node_modules/rate-limiter-flexible/lib/${name}.js`))};`;
		return part("RateLimiterMemory") + part("RateLimiterRes");
	},
};

export default defineConfig({
	root: path("."),
	publicDir: false,
	plugins: [lean],
	ssr: { noExternal: true, external: ["node-hid", "@fastify/ajv-compiler", "@fastify/fast-json-stringify-compiler", "light-my-request"] },
	build: {
		ssr: true,
		outDir: process.env["OUT"] ?? "out/cli",
		emptyOutDir: true,
		target: "node24",
		minify: false,
		rolldownOptions: {
			input: { main: path("cli/main.ts") },
			output: {
				format: (process.env["FMT"] ?? "esm") as "esm",
				keepNames: true,
				entryFileNames: "[name].js",
				chunkFileNames: "[name].js",
				minify: process.env["MIN"] === "no" ? false : process.env["MIN"] === "all" ? true : { compress: true, mangle: false, codegen: true },
			},
		},
	},
});
