import type { KnipConfig } from "knip";

export default {
	// Called by Kysely's migrator, which is handed each file as a whole.
	entry: ["server/storage/migrations/*.ts"],
	ignoreExportsUsedInFile: { interface: true, type: true },
	// A program of the system, with which tests make certificates.
	ignoreBinaries: ["openssl"],
	compilers: {
		// A package that gives a style sheet its fonts is in use.
		css: (text: string) => [...text.matchAll(/url\("(@[^"]+)"\)/g)].map(([, file]) => `import "${file}";`).join("\n"),
	},
} satisfies KnipConfig;
