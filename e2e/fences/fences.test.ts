import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importViolations, permitted, targetFiles } from "./seeded-files.ts";
import { copySources, type Finding, type SourceCopy } from "./source-copy.ts";
import { styleViolations } from "./style-violations.ts";

const violations = [...importViolations, ...styleViolations];
const seeded = new Set(violations.flatMap(({ found }) => found));

/** Milliseconds: all folders are compiled from nothing, on a machine that does other things besides. */
const patience = 120_000;

let sources: SourceCopy;

beforeAll(async () => {
	sources = await copySources();
});

afterAll(() => sources.remove());

test("every violation is a file of its own", () => {
	expect(new Set(violations.map(({ file }) => file)).size).toBe(violations.length);
});

describe("the sources as they are, and what the fences leave open", () => {
	beforeAll(async () => {
		for (const { file, text } of [...targetFiles, ...permitted]) await sources.add(file, text);
	});

	test("pass the compiler", { timeout: patience }, async () => {
		expect(await sources.compile()).toEqual({ passed: true, findings: [] });
	});

	// For the rules at hand: Biome sees less of the packages' types through a link, and so says more of promises.
	test("pass the linter", { timeout: patience }, async () => {
		const { findings } = await sources.lint();
		expect(findings.filter(({ rule }) => seeded.has(rule))).toEqual([]);
	});
});

// All violations stand in the copy at once; a finding says by its file whose it is.
describe("the compiler or the linter names the violation where", () => {
	let findings: Finding[];

	beforeAll(async () => {
		for (const { file, text } of violations) await sources.add(file, text);
		findings = [...(await sources.compile()).findings, ...(await sources.lint()).findings];
	}, patience);

	test.each(violations)("$breaks", ({ file, found }) => {
		const rules = findings.filter((finding) => finding.file === file).map(({ rule }) => rule);
		expect(rules).toEqual(expect.arrayContaining([...found]));
	});
});
