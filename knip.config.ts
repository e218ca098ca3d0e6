import type { KnipConfig } from "knip";

export default {
	entry: [
		// Called by Kysely's migrator, which is handed each file as a whole.
		"server/storage/migrations/*.ts",
		// Programs that tests start, in a guest or beside it.
		"ctap/virtual-key/uhid/main.ts",
		"e2e/hid/guest/{agent,hold-guest}.ts",
		"e2e/hid/programs/*.ts",
		"e2e/bench/server/{bare-provider,bare-server,bare-streams,collect-on-demand,raw-work}.ts",
		"server/testing/{stream-server,write-pairings}.ts",
		// The window's page, and what the launcher loads into a process of its own.
		"electron-builder.config.ts",
		"src-main/{main,security-key/key-process}.ts",
		"src-preload/bridge.ts",
		"src-renderer/desktop/main.tsx",
		"e2e/desktop-host/{boot,electron,tell-owner,utility-shim}.ts",
		"e2e/desktop-host/fixture/{main,worker}.ts",
		"e2e/desktop-host/fixture/*.{js,cjs,css}",
		"e2e/launcher/hook.cjs",
	],
	playwright: {
		config: [
			"playwright.config.ts",
			"e2e/*/{playwright,screenshots}.config.ts",
			"e2e/desktop/page-playwright.config.ts",
		],
	},
	// One of them is started by a shell script.
	vitest: { config: ["vitest.config.ts", "e2e/*/vitest.config.ts"] },
	ignoreExportsUsedInFile: { interface: true, type: true },
	// Programs of the system: tests make certificates, machines and terminals with them.
	ignoreBinaries: [
		"chpasswd",
		"mount",
		"ocpasswd",
		"oidc-agent",
		"oidc-gen",
		"oidc-token",
		"openssl",
		"qemu-system-x86_64",
		"script",
		"setpriv",
		"ssh-keygen",
		"systemd-tmpfiles",
		"taskset",
		"umount",
		"unshare",
	],
	compilers: {
		// A package that gives a style sheet its fonts is in use.
		css: (text: string) => [...text.matchAll(/url\("(@[^"]+)"\)/g)].map(([, file]) => `import "${file}";`).join("\n"),
	},
} satisfies KnipConfig;
