import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findElectron, hasDisplay } from "./electron-runtime.ts";

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "countersign-electron-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a package without its runtime is no runtime, and nothing is fetched", async () => {
	expect(findElectron(undefined, folder)).toBeUndefined();
	await writeFile(join(folder, "path.txt"), "electron");
	expect(findElectron(undefined, folder)).toBeUndefined();
});

test("the program is found where the package put it, or where it is said to be", async () => {
	await mkdir(join(folder, "dist"));
	await writeFile(join(folder, "dist/electron"), "");
	await writeFile(join(folder, "path.txt"), "electron\n");
	expect(findElectron(undefined, folder)).toBe(join(folder, "dist/electron"));
	expect(findElectron(join(folder, "dist"), join(folder, "none"))).toBe(join(folder, "dist/electron"));
	expect(findElectron("/nonexistent", folder)).toBeUndefined();
});

test("a tray needs a screen", () => {
	expect(hasDisplay("linux", {})).toBe(false);
	expect(hasDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
	expect(hasDisplay("darwin", {})).toBe(true);
});
