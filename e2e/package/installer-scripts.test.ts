import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./pack-app.ts";

const templates = join(root, "node_modules/app-builder-lib/templates/linux");
const own = (name: string) => join(root, "build/linux", name);

function linesOf(path: string): string[] {
	return readFileSync(path, "utf8").split("\n");
}

/** The lines of a text that another one lacks, or has in another order. */
function missing(lines: readonly string[], text: readonly string[]): string[] {
	let at = 0;
	return lines.filter((line) => {
		const found = text.indexOf(line, at);
		if (found !== -1) at = found + 1;
		return found === -1;
	});
}

describe.each(["after-install.tpl", "after-remove.tpl"])("%s", (name) => {
	test("does all that electron-builder's own does, and more", () => {
		const theirs = linesOf(join(templates, name)).filter((line) => line.trim() !== "");
		expect(theirs.length).toBeGreaterThan(10);
		expect(missing(theirs, linesOf(own(name)))).toEqual([]);
		expect(linesOf(own(name)).length).toBeGreaterThan(linesOf(join(templates, name)).length);
	});

	test("is a script, and names no variable that electron-builder would take for its own", () => {
		const { status, stderr } = spawnSync("bash", ["-n", own(name)], { encoding: "utf8" });
		expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
		const macros = [...readFileSync(own(name), "utf8").matchAll(/\$\{(\w+)\}/g)].map(([, macro]) => macro);
		expect([...new Set(macros)].sort()).toEqual(["executable", "sanitizedProductName"]);
	});

	test("tells udev", () => expect(readFileSync(own(name), "utf8")).toContain("udevadm control --reload"));
});

/** With nothing on its path the script can change nothing; it says what it would have called. */
function remove(argument: string) {
	return spawnSync("/bin/bash", [own("after-remove.tpl"), argument], {
		encoding: "utf8",
		env: { PATH: "/nonexistent" },
	});
}

test.each(["1", "upgrade"])("where the next version is already there (%s), nothing is taken away", (argument) => {
	expect(remove(argument)).toMatchObject({ status: 0, stderr: "" });
});

test.each(["0", "remove", "purge"])("where there is none (%s), the program's link is", (argument) => {
	expect(remove(argument).stderr).toContain("rm: ");
});
