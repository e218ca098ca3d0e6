import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** What is imported before anything runs, by one file: imports of types and `import()` are not. */
function importedBy(file: string): string[] {
	const text = stripTypeScriptTypes(readFileSync(file, "utf8"));
	return [...text.matchAll(/^(?:import|export)\b[^"'();]*["']([^"']+)["'];$/gm)].map(([, name = ""]) => name);
}

/** Each package that a program loads by being loaded itself, and the file that asks for it. */
function packagesOf(program: string): Map<string, string> {
	const packages = new Map<string, string>();
	const files = new Set([join(root, program)]);
	for (const file of files)
		for (const name of importedBy(file)) {
			if (name.startsWith(".")) files.add(join(dirname(file), name));
			else packages.set(name, relative(root, file));
		}
	return packages;
}

test("a server starts without what only some servers use", () => {
	const packages = packagesOf("server/commands/start.ts");
	expect(packages.get("fastify")).toBe("server/http/app.ts");
	for (const name of ["oidc-provider", "nodemailer", "prom-client"])
		expect([name, packages.get(name)]).toEqual([name, undefined]);
});
