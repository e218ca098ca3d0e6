import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultSettings } from "../settings/default-settings.ts";

// The store asks for Electron, and does without where it is told its folder; the package would look for a download.
vi.hoisted(() => {
	// biome-ignore lint/style/noProcessEnv: the package itself reads it
	process.env["ELECTRON_OVERRIDE_DIST_PATH"] = "none";
});
const { openKeptState } = await import("./kept-state.ts");

const account = {
	id: "a".repeat(16),
	server: "https://sign.example.org",
	rpId: "sign.example.org",
	account: "alice",
	pairing: "p1",
	sealed: "c2VhbGVk",
};
const defaults = defaultSettings(process.platform);

let folder: string;
const file = () => join(folder, "countersign.json");

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "countersign-kept-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("what is kept is there the next time, and nobody else's to read", () => {
	const first = openKeptState(folder);
	expect(first.damage).toBeUndefined();
	first.accounts.keep([account]);
	first.keepSettings({ ...defaults, theme: "dark" });
	const next = openKeptState(folder);
	expect([next.damage, next.accounts.read(), next.settings().theme]).toEqual([undefined, [account], "dark"]);
	expect(statSync(file()).mode & 0o777).toBe(process.platform === "win32" ? 0o666 : 0o600);
});

test.each(["", '{"accounts": [{"id"', "null", "[]", "\0\0\0"])(
	"a file that holds no object is moved aside, and all begins anew: %j",
	(text) => {
		writeFileSync(file(), text);
		const state = openKeptState(folder);
		expect(state.damage).toMatchObject({ code: "file-set-aside" });
		expect([state.accounts.read(), state.settings()]).toEqual([[], defaults]);
		const aside = readdirSync(folder).filter((name) => /^countersign\.json\.damaged-[\dTZ.-]+$/.test(name));
		expect(aside.map((name) => readFileSync(join(folder, name), "utf8"))).toEqual([text]);
		state.accounts.keep([account]);
		expect(openKeptState(folder)).toMatchObject({ damage: undefined });
	},
);

test.each([
	["no row", 7],
	["a server that is no address", { ...account, server: "sign example" }],
	["a server with more than an origin", { ...account, server: "https://sign.example.org/" }],
	["a server without protection", { ...account, server: "http://sign.example.org" }],
	["nobody's name", { ...account, account: "../alice" }],
])("a row that can not be read is left out, and the others stay: %s", (_, row) => {
	writeFileSync(file(), JSON.stringify({ accounts: [row, account], settings: { theme: "dark" } }));
	const state = openKeptState(folder);
	expect(state.damage).toMatchObject({ code: "pairings-left-out" });
	expect([state.accounts.read(), state.settings().theme]).toEqual([[account], "dark"]);
});

test("accounts that are no list are none", () => {
	writeFileSync(file(), JSON.stringify({ accounts: { a: account } }));
	const state = openKeptState(folder);
	expect(state.damage).toMatchObject({ code: "pairings-left-out" });
	expect(state.accounts.read()).toEqual([]);
});
