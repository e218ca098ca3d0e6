import type { Violation } from "./seeded-files.ts";

const longFile = Array.from({ length: 251 }, (_, index) => `export const line${index} = ${index};`).join("\n");

/** One file per rule on how a file is written. They stand in server/, whose rules are those of every folder. */
export const styleViolations: readonly Violation[] = [
	{
		breaks: "no default export",
		file: "server/seeded-default.ts",
		text: "export default 1;\n",
		found: ["lint/style/noDefaultExport"],
	},
	{
		breaks: "no file that only exports others",
		file: "server/seeded-barrel.ts",
		text: 'export * from "./seeded-target.ts";\n',
		found: ["lint/performance/noBarrelFile", "lint/performance/noReExportAll"],
	},
	{
		breaks: "at most 250 lines",
		file: "server/seeded-long.ts",
		text: `${longFile}\n`,
		found: ["lint/style/noExcessiveLinesPerFile"],
	},
	{
		breaks: "the environment is read in the settings",
		file: "server/seeded-environment.ts",
		text: 'export const home = process.env["HOME"];\n',
		found: ["lint/style/noProcessEnv"],
	},
	{
		breaks: "no console",
		file: "server/seeded-console.ts",
		text: 'console.log("here");\n',
		found: ["lint/suspicious/noConsole"],
	},
	{
		breaks: "no any",
		file: "server/seeded-any.ts",
		text: "export const own = (value: any) => value;\n",
		found: ["lint/suspicious/noExplicitAny"],
	},
	{
		breaks: "no non-null assertion",
		file: "server/seeded-non-null.ts",
		text: "export const own = (value: string | undefined) => value!;\n",
		found: ["lint/style/noNonNullAssertion"],
	},
	{
		breaks: "file names in kebab-case",
		file: "server/seededName.ts",
		text: "export const own = 1;\n",
		found: ["lint/style/useFilenamingConvention"],
	},
	{
		breaks: "only types that can be erased",
		file: "server/seeded-enum.ts",
		text: "export enum Own {\n\tOne,\n}\n",
		found: ["TS1294"],
	},
	{
		breaks: "imports name the file",
		file: "server/seeded-extension.ts",
		text: 'import { target } from "./seeded-target";\n\nexport const own = target;\n',
		found: ["TS2835", "lint/correctness/useImportExtensions"],
	},
	{
		breaks: "no promise is left alone",
		file: "server/seeded-promise.ts",
		text: "async function own() {}\n\nexport function use() {\n\town();\n}\n",
		found: ["lint/nursery/noFloatingPromises"],
	},
	{
		breaks: "no import goes round",
		file: "server/seeded-round.ts",
		text: 'import { again } from "./seeded-round-again.ts";\n\nexport const round = () => again();\n',
		found: ["lint/suspicious/noImportCycles"],
	},
	{
		breaks: "no import goes round, the other way",
		file: "server/seeded-round-again.ts",
		text: 'import { round } from "./seeded-round.ts";\n\nexport const again = (): void => round();\n',
		found: ["lint/suspicious/noImportCycles"],
	},
];
