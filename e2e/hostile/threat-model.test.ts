import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/threat-model.md"), "utf8");

/** The last two cells of each row that names a test: what it is called, and where it is. */
const named = [...page.matchAll(/\| `(.+?)` \| `([\w./-]+\.(?:test|spec)\.ts)` \|$/gm)].map(
	([, name = "", file = ""]) => [name, file] as const,
);

/** Whether a title stands there as the first argument of a test, and not in passing. */
function isTestIn(source: string, name: string): boolean {
	const title = JSON.stringify(name).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	return new RegExp(`(?:\\btest|\\))\\(\\s*${title}`).test(source);
}

test("every case of the threat model names a test", () => {
	const rows = page.split("\n").filter((line) => /\.(test|spec)\.ts` \|$/.test(line));
	expect(named.length).toBe(rows.length);
	expect(named.length).toBeGreaterThan(60);
});

test.each(named)("the test %j is in %s", (name, file) => {
	expect(isTestIn(readFileSync(join(root, file), "utf8"), name)).toBe(true);
});

test("a name that is in no test is found out", () => {
	expect(isTestIn('test("a", () => undefined); // "b"', "a")).toBe(true);
	expect(isTestIn('test("a", () => undefined); // "b"', "b")).toBe(false);
	expect(isTestIn('test.each([1])(\n\t"b %i", () => undefined);', "b %i")).toBe(true);
});
