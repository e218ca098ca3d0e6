import type { KnipConfig } from "knip";

export default {
	entry: [
		// Called by Kysely's migrator, which is handed each file as a whole.
		"server/storage/migrations/*.ts",
		// Programs that tests start, in a guest or beside it.
		"ctap/virtual-key/uhid/main.ts",
		"e2e/hid/guest/{agent,hold-guest}.ts",
		"e2e/hid/programs/*.ts",
	],
	ignoreExportsUsedInFile: { interface: true, type: true },
	// Programs of the system: tests make certificates, machines and terminals with them.
	ignoreBinaries: ["openssl", "qemu-system-x86_64", "script", "setpriv"],
	compilers: {
		// A package that gives a style sheet its fonts is in use.
		css: (text: string) => [...text.matchAll(/url\("(@[^"]+)"\)/g)].map(([, file]) => `import "${file}";`).join("\n"),
	},
} satisfies KnipConfig;
