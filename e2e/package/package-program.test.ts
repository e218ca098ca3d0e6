import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./pack-app.ts";
import { playRuntime } from "./played-runtime.ts";

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "countersign-npm-package-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** `npm run package -- ...`, without the builds before it. */
function runPackage(runtime: string, ...given: string[]) {
	const output = `-c.directories.output=${join(folder, "out")}`;
	return spawnSync(process.execPath, ["src-main/launch/package.ts", ...given, output], {
		cwd: root,
		env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime },
		encoding: "utf8",
	});
}

test("without Electron's runtime it says in one line how to get it, and makes nothing", async () => {
	const { status, stdout, stderr } = runPackage("/nonexistent", "--dir");
	expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
	expect(stderr).toMatch(/^Electron's runtime is not here\. [^\n]+ npx install-electron\n$/);
	expect(await readdir(folder)).toEqual([]);
});

test("it packs no runtime of this machine for another one", async () => {
	await playRuntime(join(folder, "runtime"));
	const foreign = process.platform === "win32" ? ["--linux", "--mac"] : ["--win", "-w", "--ia32"];
	for (const flag of foreign) {
		const { status, stderr } = runPackage(join(folder, "runtime"), "--dir", flag);
		expect(status).toBe(1);
		expect(stderr).toBe(`${flag}: packages are made on the system and the processor that they are for.\n`);
	}
	expect(await readdir(folder)).toEqual(["runtime"]);
});

test.runIf(process.platform === "linux")(
	"with a runtime, it packs the app around it",
	async () => {
		await playRuntime(join(folder, "runtime"));
		const { status, stderr } = runPackage(join(folder, "runtime"), "--dir");
		expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
		const unpacked = (await readdir(join(folder, "out"))).filter((name) => name.endsWith("-unpacked"));
		expect(unpacked).toHaveLength(1);
		expect(await readdir(join(folder, "out", unpacked[0] ?? "", "resources"))).toContain("app.asar");
	},
	60_000,
);
