import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compressedScripts } from "./bundle-size.ts";

let folder = "";

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "countersign-bundle-"));
	mkdirSync(join(folder, "assets"));
});

afterEach(() => rmSync(folder, { recursive: true }));

test("every script counts, wherever it stands, and nothing else does", () => {
	const scripts = ["let one = 1;".repeat(50), "let two = 2;".repeat(70)];
	writeFileSync(join(folder, "main.js"), scripts[0] ?? "");
	writeFileSync(join(folder, "assets/later.js"), scripts[1] ?? "");
	writeFileSync(join(folder, "assets/page.css"), "body {}".repeat(100));
	expect(compressedScripts(folder)).toBe(scripts.reduce((sum, script) => sum + gzipSync(script).length, 0));
});

test("a page that was never built is told", () => {
	expect(() => compressedScripts(folder)).toThrow(/build/);
});
