import { statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

/* The command line, and with it the server, as files that start without anything of node_modules. */

const root = fileURLToPath(new URL(".", import.meta.url));
const output = join(root, "out/cli");

/** Packages that nothing of ours has a use for, though others of theirs name them. */
const leftOut: Record<string, string> = {
	// Of @fastify/static, for those who have it look all files up beforehand.
	glob: "export {};",
	// Fastify asks for these where routes have schemas of its own kind, or are called without a network.
	"@fastify/ajv-compiler": "export {};",
	"@fastify/fast-json-stringify-compiler": "export {};",
	"light-my-request": "export {};",
	// What counts in a database of somebody else's.
	"rate-limiter-flexible": ["RateLimiterMemory", "RateLimiterRes"]
		.map((part) => `export { default as ${part} } from "rate-limiter-flexible/lib/${part}.js";`)
		.join("\n"),
};

const leaveOut: Plugin = {
	name: "leave-out",
	enforce: "pre",
	resolveId: (id) => (Object.hasOwn(leftOut, id) ? join(root, `virtual:${id}`) : undefined),
	load: (id) => leftOut[relative(root, id).replace("virtual:", "")],
};

/** Files are found from where the source stands: package.json, the web app. */
const ownAddress: Plugin = {
	name: "own-address",
	transform: {
		filter: { id: /^(?!.*node_modules)/, code: /import\.meta\.url/ },
		handler: (code, id) => ({
			code: code.replaceAll(
				"import.meta.url",
				`new URL(${JSON.stringify(relative(output, id))}, import.meta.url).href`,
			),
			// Lines stay where they are.
			map: null,
		}),
	},
};

/** Writes down what it was made of, so that cli/built-program.js runs it only as long as that is what stands here. */
const inputsBeside: Plugin = {
	name: "inputs-beside",
	writeBundle() {
		const own = [...this.getModuleIds()].filter((id) => id.endsWith(".ts") && !id.includes("node_modules"));
		const files = own.map((id) => relative(root, id));
		const inputs = ["package-lock.json", "cli.vite.config.ts", ...files].map((file) => {
			const { mtimeMs, size } = statSync(join(root, file));
			return [file, mtimeMs, size];
		});
		writeFileSync(join(output, "inputs.json"), JSON.stringify(inputs));
	},
};

export default defineConfig({
	root,
	publicDir: false,
	plugins: [leaveOut, ownAddress, inputsBeside],
	ssr: {
		noExternal: true,
		// A file for each system, found by its own means.
		external: ["node-hid"],
	},
	build: {
		ssr: true,
		outDir: output,
		emptyOutDir: true,
		target: "node24",
		sourcemap: true,
		rolldownOptions: {
			input: { main: join(root, "cli/main.ts") },
			// One dependency of Koa's is of a time when there was no other way.
			checks: { eval: false },
			output: {
				// Not as modules: those that import node:http have Node load its whole fetch.
				format: "cjs",
				entryFileNames: "[name].cjs",
				// By their content: a server that still runs after a build never takes in parts of another.
				chunkFileNames: "[name]-[hash].cjs",
				// Names stay as they are: oidc-provider stores records under those of its classes, and stacks are read.
				keepNames: true,
				// A parser of certificates expects what another module of its own has put in place.
				strictExecutionOrder: true,
				minify: { compress: true, mangle: false, codegen: true },
			},
		},
	},
});
