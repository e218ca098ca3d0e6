import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { createProgram } from "../program.ts";
import { openTerminal } from "../terminal.ts";
import { bashCompletion } from "./bash-completion.ts";
import { shapeOf, withAllBelow } from "./command-shape.ts";
import { fishCompletion } from "./fish-completion.ts";
import { zshCompletion } from "./zsh-completion.ts";

const shape = shapeOf(await createProgram(openTerminal({}), () => {}));

/** What a real bash offers for the last of these words. */
function offered(...words: string[]): string[] {
	const script = `${bashCompletion(shape)}
COMP_WORDS=(${["countersign", ...words].map((word) => `'${word}'`).join(" ")})
COMP_CWORD=${words.length}
_countersign
printf '%s\\n' "\${COMPREPLY[@]}"`;
	const text = execFileSync("bash", ["--norc", "-c", script], {
		encoding: "utf8",
		stdio: "pipe",
		cwd: import.meta.dirname,
	});
	return text.split("\n").filter((word) => word !== "");
}

test("bash completes commands at every depth", () => {
	expect(offered("")).toEqual([
		"login",
		"ask",
		"join",
		"requests",
		"approve",
		"deny",
		"pair",
		"unpair",
		"pairings",
		"keys",
		"receipt",
		"audit",
		"server",
		"invite",
		"account",
		"admin",
		"client",
		"group",
		"host",
		"signing-keys",
		"backup",
		"restore",
		"completion",
		"-V",
		"--version",
		"-h",
		"--help",
	]);
	expect(offered("re")).toEqual(["requests", "receipt", "restore"]);
	expect(offered("receipt", "")).toEqual(["verify", "-h", "--help"]);
	expect(offered("invite", "c")).toEqual(["create"]);
	expect(offered("account", "r")).toEqual(["recover"]);
	expect(offered("keys", "")).toEqual(["list", "add", "rename", "remove", "info", "pin", "-h", "--help"]);
	expect(offered("keys", "pin", "s")).toEqual(["set"]);
});

test("bash completes the options of the command that was typed", () => {
	expect(offered("login", "--a")).toEqual(["--account"]);
	expect(offered("login", "--account", "alice", "--re")).toEqual(["--receipt"]);
	expect(offered("server", "--tls-")).toEqual(["--tls-cert", "--tls-key"]);
	expect(offered("approve", "--no")).toEqual(["--no-browser"]);
	expect(offered("deny", "k3vq", "--r")).toEqual(["--report"]);
	expect(offered("keys", "add", "--i")).toEqual(["--invite"]);
	expect(offered("keys", "remove", "Drawer", "--y")).toEqual(["--yes"]);
	expect(offered("receipt", "verify", "--")).toEqual(["--key", "--json", "--help"]);
});

test("bash completes values", () => {
	expect(offered("completion", "z")).toEqual(["zsh"]);
	expect(offered("login", "--server", "")).toEqual([]);
	// No words of one's own where bash itself completes files.
	expect(offered("login", "--receipt", "bash")).toEqual([]);
	expect(offered("receipt", "verify", "bash")).toEqual([]);
});

test.each([
	["zsh", zshCompletion],
	["fish", fishCompletion],
])("%s hears of every command and option", (_, script) => {
	const text = script(shape);
	for (const { path, options } of withAllBelow(shape)) {
		for (const word of path) expect(text).toContain(word);
		for (const { names } of options) for (const name of names) expect(text).toContain(name.replace(/^-+/, ""));
	}
});
