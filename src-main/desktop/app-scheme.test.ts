import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Session } from "electron";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { FakeSession } from "../testing/fake-windows.ts";
import { serveApp } from "./app-scheme.ts";

vi.mock("electron", () => ({ protocol: {} }));

const session = new FakeSession();
const root = mkdtempSync(join(tmpdir(), "countersign-pages-"));
const decide = () => session.deciding as Record<string, (...given: unknown[]) => unknown>;
const ask = async (url: string) => (await decide()["serve"]?.({ url })) as Response;

beforeAll(() => {
	for (const folder of ["pages", "pages/desktop", "pages-beside"]) mkdirSync(join(root, folder));
	for (const file of ["pages/desktop/index.html", "pages/secrets.json", "pages-beside/index.html", "index.html"])
		writeFileSync(join(root, file), file);
	serveApp(session as unknown as Session, join(root, "pages"));
});
afterAll(() => rmSync(root, { recursive: true }));

test("a file of the app is served, and may load from nowhere else", async () => {
	const answer = await ask("app://countersign/desktop/index.html");
	expect([answer.status, await answer.text()]).toEqual([200, "pages/desktop/index.html"]);
	expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
	expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none';/);
});

test.each([
	"app://countersign/..%2findex.html",
	"app://countersign/..%2fpages-beside%2findex.html",
	"app://countersign/desktop/..%2f..%2f..%2findex.html",
	"app://countersign/secrets.json",
	"app://countersign/missing.html",
	"app://elsewhere/desktop/index.html",
])("nothing else is there: %s", async (url) => {
	expect((await ask(url)).status).toBe(404);
});

test.each([
	["app://countersign/desktop/index.html", false],
	["https://evil.example/", true],
	["http://localhost/", true],
	["app://countersign.evil/", true],
	["file:///etc/passwd", true],
	["ws://localhost/", true],
])("the session reaches the app's pages only: %s", (url, cancel) => {
	const answers: object[] = [];
	decide()["onRequest"]?.({ url }, (answer: object) => answers.push(answer));
	expect(answers).toEqual([{ cancel }]);
});
