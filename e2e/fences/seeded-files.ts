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

/** What the violations import: files that are there and import nothing themselves. */
const targets = {
	contract: "contract/seeded-target.ts",
	client: "client/seeded-target.ts",
	ctap: "ctap/seeded-target.ts",
	"ctap/virtual-key": "ctap/virtual-key/seeded-target.ts",
	"server/accounts": "server/accounts/seeded-target.ts",
	"server/commands": "server/commands/seeded-target.ts",
	"server/testing": "server/testing/seeded-target.ts",
	"server's root": "server/seeded-target.ts",
	cli: "cli/seeded-target.ts",
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

const foldersApart: readonly Violation[] = [
	...(["client", "ctap", "server/accounts", "cli", "src-renderer", "e2e/web"] as const).map((target) =>
		importing("contract", target, outsideReferences, restrictedImport),
	),
	...(["ctap", "server/accounts", "cli", "src-renderer", "e2e/web"] as const).map((target) =>
		importing("client", target, outsideReferences, restrictedImport),
	),
	...(["contract", "client", "server/accounts", "cli", "src-renderer", "e2e/web"] as const).map((target) =>
		importing("ctap/flows", target, outsideReferences, restrictedImport),
	),
	// The software key and what tests are made of are no part of the library.
	importing("ctap/flows", "ctap/virtual-key", restrictedImport),
	...(["client", "ctap", "cli", "src-renderer", "e2e/web"] as const).map((target) =>
		importing("server/http", target, outsideReferences, restrictedImport),
	),
	// The compiler lets server in, for its tests; the linter keeps the rest of it out.
	importing("server/http", "e2e/software-passkey", restrictedImport),
	importing("server/http", "server/testing", restrictedImport),
	...(["src-renderer", "e2e/web"] as const).map((target) =>
		importing("cli", target, outsideReferences, restrictedImport),
	),
	// The compiler knows folders, not their rooms: what cli may see of server is the linter's part.
	importing("cli", "server/accounts", restrictedImport),
	importing("cli", "server's root", restrictedImport),
	importing("cli", "ctap/virtual-key", restrictedImport),
	...(["ctap", "server/accounts", "server/commands", "cli", "e2e/web"] as const).map((target) =>
		importing("src-renderer", target, outsideReferences, restrictedImport),
	),
	...(["client", "server/accounts", "cli", "src-renderer"] as const).map((target) =>
		importing("e2e/web", target, outsideReferences, restrictedImport),
	),
	{
		breaks: "a server test imports more of e2e than its passkey",
		file: "server/http/seeded-e2e-demo.test.ts",
		// The compiler names an outside file once per folder, so this one is imported here only.
		text: reExport("../../", targets["e2e/demo"]),
		found: [outsideReferences, restrictedImport],
	},
];

const worldsApart: readonly Violation[] = ["contract", "client", "ctap", "server", "cli"].map((folder) => ({
	breaks: `${folder} uses the DOM`,
	file: `${folder}/seeded-dom.ts`,
	text: "export const title = () => document.title;\n",
	found: ["TS2584"],
}));

const withoutNode: readonly Violation[] = ["contract", "client", "src-renderer"].flatMap((folder) => [
	{
		breaks: `${folder} imports a module of Node`,
		file: `${folder}/seeded-node.ts`,
		text: 'import { readFileSync } from "node:fs";\n\nexport const read = () => readFileSync("name");\n',
		found: ["TS2591", nodeModule],
	},
	{
		breaks: `${folder} uses a global of Node`,
		file: `${folder}/seeded-node-global.ts`,
		text: "export const own = () => Buffer.alloc(1);\n",
		found: ["TS2591"],
	},
]);

const withoutHardware: readonly Violation[] = [
	"contract",
	"client",
	"ctap/flows",
	"server",
	"cli",
	"src-renderer",
	"e2e",
].flatMap((folder) =>
	["electron", "electron/main", "node-hid"].map((name) => ({
		breaks: `${folder} imports ${name}`,
		file: `${folder}/seeded-${name.replace("/", "-")}.ts`,
		text: `export const own = import("${name}");\n`,
		found: [restrictedImport],
	})),
);

export const importViolations = [...foldersApart, ...worldsApart, ...withoutNode, ...withoutHardware];

/** What the fences must leave open. */
export const permitted: readonly SeededFile[] = [
	{ file: "ctap/flows/seeded-key.test.ts", text: reExport("../../", targets["ctap/virtual-key"]) },
	{ file: "server/http/seeded-passkey.test.ts", text: reExport("../../", targets["e2e/software-passkey"]) },
	{ file: "server/http/seeded-testing.test.ts", text: reExport("../../", targets["server/testing"]) },
	{ file: "server/testing/seeded-passkey.ts", text: reExport("../../", targets["e2e/software-passkey"]) },
	{ file: "cli/seeded-commands.ts", text: reExport("../", targets["server/commands"]) },
	{ file: "cli/seeded-client.ts", text: reExport("../", targets.client) },
	{ file: "cli/seeded-ctap.ts", text: reExport("../", targets.ctap) },
	{ file: "cli/seeded-key.test.ts", text: reExport("../", targets["ctap/virtual-key"]) },
	{ file: "src-renderer/seeded-client.ts", text: reExport("../", targets.client) },
	{ file: "e2e/web/seeded-passkey.ts", text: reExport("../../", targets["e2e/software-passkey"]) },
];
