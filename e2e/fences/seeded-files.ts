/** A file that is put into the copy. */
export interface SeededFile {
	file: string;
	text: string;
}

/** A file that breaks one rule, and the codes of all the checks that have to name it. */
export interface Violation extends SeededFile {
	breaks: string;
	found: readonly string[];
}

const outsideReferences = "TS6307";
const restrictedImport = "lint/style/noRestrictedImports";
const nodeModule = "lint/correctness/noNodejsModules";
const nodeGlobal = "lint/style/noRestrictedGlobals";

/** What the violations import: files that are there and import nothing themselves. */
const targets = {
	contract: "contract/seeded-target.ts",
	client: "client/seeded-target.ts",
	"native-app": "native-app/seeded-target.ts",
	ctap: "ctap/seeded-target.ts",
	"ctap/virtual-key": "ctap/virtual-key/seeded-target.ts",
	"ctap/testing": "ctap/testing/seeded-target.ts",
	"ctap/fuzz": "ctap/fuzz/seeded-target.ts",
	"server/accounts": "server/accounts/seeded-target.ts",
	"server/commands": "server/commands/seeded-target.ts",
	"server/testing": "server/testing/seeded-target.ts",
	"server's root": "server/seeded-target.ts",
	cli: "cli/seeded-target.ts",
	"src-main": "src-main/seeded-target.ts",
	"src-main/desktop": "src-main/desktop/seeded-target.ts",
	"src-preload": "src-preload/seeded-target.ts",
	"src-renderer": "src-renderer/seeded-target.ts",
	"e2e/software-passkey": "e2e/software-passkey/seeded-target.ts",
	"e2e/web": "e2e/web/seeded-target.ts",
	"e2e/demo": "e2e/demo/seeded-target.ts",
} as const;

export const targetFiles: readonly SeededFile[] = Object.values(targets).map((file) => ({
	file,
	text: "export const target = 1;\n",
}));

const reExport = (up: string, target: string) =>
	`import { target } from "${up}${target}";\nexport const own = target;\n`;

function importing(folder: string, target: keyof typeof targets, ...found: string[]): Violation {
	const file = `${folder}/seeded-import-${target.replaceAll(/\W/g, "-")}.ts`;
	const up = "../".repeat(folder.split("/").length);
	return { breaks: `${folder} imports ${target}`, file, text: reExport(up, targets[target]), found };
}

/** The folders that neither compiler nor linter let this one see. */
function apart(folder: string, ...others: (keyof typeof targets)[]): Violation[] {
	return others.map((target) => importing(folder, target, outsideReferences, restrictedImport));
}

/** What only the linter keeps out: the compiler knows folders, not their rooms. */
function roomsApart(folder: string, ...rooms: (keyof typeof targets)[]): Violation[] {
	return rooms.map((target) => importing(folder, target, restrictedImport));
}

const programs = ["cli", "src-main", "src-preload", "src-renderer", "e2e/web"] as const;
const desktop = ["src-main", "src-preload"] as const;

const foldersApart: readonly Violation[] = [
	...apart("contract", "client", "native-app", "ctap", "server/accounts", ...programs),
	...apart("client", "native-app", "ctap", "server/accounts", ...programs),
	...apart("native-app", "ctap", "server/accounts", ...programs),
	...apart("ctap/flows", "contract", "client", "native-app", "server/accounts", ...programs),
	// The software key and what tests are made of are no part of the library.
	...roomsApart("ctap/flows", "ctap/virtual-key"),
	...apart("server/http", "client", "native-app", "ctap", ...programs),
	// The compiler lets server in, for its tests; the linter keeps the rest of it out.
	...roomsApart("server/http", "e2e/software-passkey", "server/testing"),
	...apart("cli", ...desktop, "src-renderer", "e2e/web"),
	...roomsApart("cli", "server/accounts", "server's root", "ctap/virtual-key"),
	...apart("src-main/approvals", "server/accounts", "server/commands", "cli", "src-preload", "src-renderer", "e2e/web"),
	...roomsApart("src-main/approvals", "ctap/virtual-key", "ctap/testing", "ctap/fuzz", "src-main/desktop"),
	// The compiler named these files for the room before, and names each once.
	...roomsApart("src-main/desktop", "server/accounts", "server/commands", "cli", "src-preload", "src-renderer"),
	...roomsApart("src-main/desktop", "e2e/web", "ctap/virtual-key", "ctap/testing", "ctap/fuzz"),
	...apart(
		"src-preload",
		"client",
		"native-app",
		"ctap",
		"server/accounts",
		"cli",
		"src-main",
		"src-renderer",
		"e2e/web",
	),
	...apart("src-renderer", "native-app", "ctap", "server/accounts", "server/commands", "cli", ...desktop, "e2e/web"),
	...apart("e2e/hostile", "src-preload", "src-renderer"),
	...apart("e2e/web", "client", "native-app", "server/accounts", "cli", ...desktop, "src-renderer"),
	// It follows with the clients' own stream, and starts servers with a clock of its own; for the rest it stays outside.
	...apart("e2e/chaos", "native-app", "cli", ...desktop, "src-renderer"),
	...roomsApart("e2e/chaos", "server/accounts"),
	{
		breaks: "a server test imports more of e2e than its passkey",
		file: "server/http/seeded-e2e-demo.test.ts",
		// The compiler names an outside file once per folder, so this one is imported here only.
		text: reExport("../../", targets["e2e/demo"]),
		found: [outsideReferences, restrictedImport],
	},
];

const worldsApart: readonly Violation[] = ["contract", "client", "native-app", "ctap", "server", "cli", "src-main"].map(
	(folder) => ({
		breaks: `${folder} uses the DOM`,
		file: `${folder}/seeded-dom.ts`,
		text: "export const title = () => document.title;\n",
		found: ["TS2584"],
	}),
);

function seedNode(folder: string, compiler: readonly string[], globals: readonly string[]): Violation[] {
	return [
		{
			breaks: `${folder} imports a module of Node`,
			file: `${folder}/seeded-node.ts`,
			text: 'import { readFileSync } from "node:fs";\n\nexport const read = () => readFileSync("name");\n',
			found: [...compiler, nodeModule],
		},
		{
			breaks: `${folder} uses a global of Node`,
			file: `${folder}/seeded-node-global.ts`,
			text: "export const own = () => Buffer.alloc(1);\n",
			found: globals,
		},
	];
}

const withoutNode: readonly Violation[] = [
	...["contract", "client", "src-renderer"].flatMap((folder) => seedNode(folder, ["TS2591"], ["TS2591"])),
	// Electron's types bring Node's along, so that the compiler sees nothing wrong here.
	...seedNode("src-preload", [], [nodeGlobal]),
];

/** In JavaScript, which the compiler passes over: Electron's types would bring Node's into the whole folder. */
function seedPackages(folder: string, ...names: string[]): Violation[] {
	return names.map((name) => ({
		breaks: `${folder} imports ${name}`,
		file: `${folder}/seeded-${name.replace("/", "-")}.js`,
		text: `export const own = import("${name}");\n`,
		found: [restrictedImport],
	}));
}

const withoutPackages: readonly Violation[] = [
	...[
		"contract",
		"client",
		"native-app",
		"ctap/flows",
		"server",
		"cli",
		"src-main",
		"src-main/approvals",
		"src-main/settings",
		"src-renderer",
		"e2e",
		"e2e/hostile",
	].flatMap((folder) => seedPackages(folder, "electron", "electron/main", "electron-store", "node-hid")),
	...seedPackages("src-main/desktop", "node-hid"),
	...["client", "server/login-requests", "server/testing", "cli", "src-renderer"].flatMap((folder) =>
		seedPackages(folder, "oidc-provider"),
	),
	...["src-preload", "e2e/desktop-host", "e2e/launcher"].flatMap((folder) =>
		seedPackages(folder, "electron-store", "node-hid"),
	),
];

export const importViolations = [...foldersApart, ...worldsApart, ...withoutNode, ...withoutPackages];

/** What the fences must leave open. */
export const permitted: readonly SeededFile[] = [
	{ file: "ctap/flows/seeded-key.test.ts", text: reExport("../../", targets["ctap/virtual-key"]) },
	{ file: "server/http/seeded-passkey.test.ts", text: reExport("../../", targets["e2e/software-passkey"]) },
	{
		file: "server/oidc/vpn/seeded-provider.ts",
		text: 'import Provider from "oidc-provider";\n\nexport const own = Provider;\n',
	},
	{ file: "server/http/seeded-testing.test.ts", text: reExport("../../", targets["server/testing"]) },
	{ file: "server/testing/seeded-passkey.ts", text: reExport("../../", targets["e2e/software-passkey"]) },
	{ file: "cli/seeded-commands.ts", text: reExport("../", targets["server/commands"]) },
	{ file: "cli/seeded-client.ts", text: reExport("../", targets.client) },
	{ file: "cli/seeded-ctap.ts", text: reExport("../", targets.ctap) },
	{ file: "cli/seeded-key.test.ts", text: reExport("../", targets["ctap/virtual-key"]) },
	{ file: "cli/seeded-native-app.ts", text: reExport("../", targets["native-app"]) },
	{ file: "native-app/seeded-client.ts", text: reExport("../", targets.client) },
	{ file: "src-main/seeded-client.ts", text: reExport("../", targets.client) },
	{ file: "src-main/seeded-ctap.ts", text: reExport("../", targets.ctap) },
	{ file: "src-main/seeded-native-app.ts", text: reExport("../", targets["native-app"]) },
	{ file: "src-main/seeded-key.test.ts", text: reExport("../", targets["ctap/virtual-key"]) },
	{ file: "src-main/desktop/seeded-electron.ts", text: 'import { app } from "electron";\n\napp.quit();\n' },
	{
		file: "src-main/desktop/seeded-electron-store.ts",
		text: 'import Store from "electron-store";\n\nnew Store().clear();\n',
	},
	{ file: "src-main/desktop/seeded-key.test.ts", text: reExport("../../", targets["ctap/virtual-key"]) },
	{ file: "src-preload/seeded-contract.ts", text: reExport("../", targets.contract) },
	{
		file: "src-preload/seeded-electron.ts",
		text: 'import { ipcRenderer } from "electron";\n\nipcRenderer.send("own");\n',
	},
	{ file: "src-renderer/seeded-client.ts", text: reExport("../", targets.client) },
	{ file: "e2e/launcher/seeded-electron.ts", text: 'import type { App } from "electron";\n\nexport type Own = App;\n' },
	{ file: "e2e/chaos/seeded-client.ts", text: reExport("../../", targets.client) },
	{ file: "e2e/chaos/seeded-commands.ts", text: reExport("../../", targets["server/commands"]) },
	{ file: "e2e/hostile/seeded-server.ts", text: reExport("../../", targets["server/accounts"]) },
	{ file: "e2e/hostile/seeded-client.ts", text: reExport("../../", targets.client) },
	{ file: "e2e/web/seeded-passkey.ts", text: reExport("../../", targets["e2e/software-passkey"]) },
];
