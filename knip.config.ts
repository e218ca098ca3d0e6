import type { KnipConfig } from "knip";

export default {
	ignoreExportsUsedInFile: { interface: true, type: true },
	// A program of the system, with which tests make certificates.
	ignoreBinaries: ["openssl"],
	compilers: {
		// A package that gives a style sheet its fonts is in use.
		css: (text: string) => [...text.matchAll(/url\("(@[^"]+)"\)/g)].map(([, file]) => `import "${file}";`).join("\n"),
	},
} satisfies KnipConfig;
