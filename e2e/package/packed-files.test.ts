import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Packed, packApp, root } from "./pack-app.ts";
import { fusesOf } from "./played-runtime.ts";
import { type PackedFile, readAsar } from "./read-asar.ts";

let packed: Packed;
let files: ReadonlyMap<string, PackedFile>;
beforeAll(async () => {
	packed = await packApp({ targets: ["dir"] });
	files = await readAsar(join(packed.folder, "linux-unpacked/resources/app.asar"));
}, 60_000);
afterAll(() => packed?.remove());

const text = (name: string) => files.get(name)?.text() ?? "";
const names = () => [...files.keys()];
const prebuilds = "node_modules/node-hid/prebuilds";

test("what the app is made of is in it", () => {
	const needed = ["package.json", "LICENSE", "out/main/main.js", "out/preload/bridge.cjs"];
	const shown = ["out/renderer/desktop/index.html", "resources/icon/256x256.png", "resources/tray/idle.png"];
	for (const name of [...needed, ...shown]) expect(names()).toContain(name);
	for (const name of ["out/main/main.js", "out/preload/bridge.cjs"])
		expect(text(name)).toBe(readFileSync(join(root, name), "utf8"));
});

test("and nothing else: no server, no command line, no tests, no source", () => {
	const ours =
		/^(package\.json|LICENSE|licenses\/fonts\/[^/]+\/LICENSE|out\/(main|preload|renderer)\/.+|resources\/(tray|icon)\/[^/]+)$/;
	const hid = /^node_modules\/(node-hid|pkg-prebuilds)\/[^/]+$/;
	const parts = /^node_modules\/(pkg-prebuilds\/lib\/[^/]+\.js|node-hid\/prebuilds\/HID(_hidraw)?-linux-x64\/[^/]+)$/;
	expect(names().filter((name) => ![ours, hid, parts].some((allowed) => allowed.test(name)))).toEqual([]);
	expect(names().filter((name) => /\.(ts|tsx|map|gyp|cc|h|md)$/.test(name))).toEqual([]);
});

test("the licences of all that is bundled come along", () => {
	expect(text("out/main/licenses.txt")).toMatch(/^## zod - \d/m);
	expect(text("out/renderer/licenses.txt")).toMatch(/^## react-dom - \d/m);
	for (const name of ["node-hid", "pkg-prebuilds"])
		expect(names().some((path) => path.startsWith(`node_modules/${name}/LICENSE`))).toBe(true);
	const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
	const fonts = Object.keys(dependencies).flatMap((name) => /^@fontsource-variable\/(.+)/.exec(name)?.[1] ?? []);
	expect(fonts.length).toBeGreaterThan(0);
	for (const font of fonts) expect(text(`licenses/fonts/${font}/LICENSE`)).toMatch(/Open Font License/i);
});

test("of packages, node-hid and what it needs to run", () => {
	const packages = names().flatMap((name) => /^node_modules\/([^/]+)/.exec(name)?.[1] ?? []);
	const { dependencies } = JSON.parse(text("node_modules/node-hid/package.json"));
	// Headers, for compiling it.
	const needed = Object.keys(dependencies).filter((name) => name !== "node-addon-api");
	expect([...new Set(packages)].sort()).toEqual(["node-hid", ...needed].sort());
	for (const name of needed) {
		expect(JSON.parse(text(`node_modules/${name}/package.json`)).dependencies ?? {}).toEqual({});
	}
});

test("what is loaded as a library lies beside the archive", async () => {
	const unpacked = names().filter((name) => files.get(name)?.unpacked);
	expect(unpacked.sort()).toEqual([
		`${prebuilds}/HID-linux-x64/node-napi-v4.node`,
		`${prebuilds}/HID_hidraw-linux-x64/node-napi-v4.node`,
	]);
	for (const name of unpacked) {
		const beside = join(packed.folder, "linux-unpacked/resources/app.asar.unpacked", name);
		expect(await readFile(beside)).toEqual(await readFile(join(root, name)));
	}
});

test.runIf(process.platform === "linux" && process.arch === "x64")("node-hid finds its library among it", async () => {
	const resources = join(packed.folder, "linux-unpacked/resources");
	for (const [name, file] of files) {
		if (!name.startsWith("node_modules/") || file.unpacked) continue;
		// Beside the libraries, as if the archive were a folder.
		await mkdir(dirname(join(resources, "app.asar.unpacked", name)), { recursive: true });
		await writeFile(join(resources, "app.asar.unpacked", name), file.text());
	}
	const program = `
		const { devices } = require("node-hid");
		const options = { ...require("node-hid/binding-options"), name: "HID_hidraw" };
		console.log(typeof devices, require("pkg-prebuilds").resolve(process.argv[1], options, false, true));
	`;
	const folder = join(resources, "app.asar.unpacked");
	const hid = join(folder, "node_modules/node-hid");
	const found = execFileSync(process.execPath, ["--eval", program, hid], { cwd: folder, encoding: "utf8" });
	expect(found).toBe(`function ${join(hid, "prebuilds/HID_hidraw-linux-x64/node-napi-v4.node")}\n`);
});

test("all that the app loads is in it", () => {
	const outside = new Set(["electron", ...builtinModules]);
	const scripts = names().filter((name) => /^out\/(main|preload)\//.test(name));
	const loaded = scripts.flatMap((name) => [
		...text(name).matchAll(/(?:^|[;}(\s])(?:import|from|(?:__)?require)\s*\(?\s*"(@?[a-z][\w./@-]*)"/g),
	]);
	const bare = loaded.map(([, name = ""]) => name).filter((name) => !name.startsWith("node:") && !outside.has(name));
	expect(bare).toContain("node-hid");
	expect([...new Set(bare)].filter((name) => !names().includes(`node_modules/${name}/package.json`))).toEqual([]);
});

test("Linux desktops are told the name of the app's entry", () => {
	expect(JSON.parse(text("package.json"))).toMatchObject({
		main: "out/main/main.js",
		type: "module",
		desktopName: "org.countersign.tray.desktop",
	});
	expect(JSON.parse(text("package.json"))).not.toHaveProperty("scripts");
});

test("without a feed there is none in it", async () => {
	const feed = readFile(join(packed.folder, "linux-unpacked/resources/app-update.yml"));
	await expect(feed).rejects.toThrow("ENOENT");
});

test("the program's fuses are set", async () => {
	const program = await readFile(join(packed.folder, "linux-unpacked/countersign-tray"));
	const [asNode, cookies, nodeOptions, inspect, integrity, onlyAsar, snapshot, fileProtocol, newer] = fusesOf(program);
	expect({ asNode, nodeOptions, inspect, snapshot, fileProtocol }).toEqual({
		asNode: "0",
		nodeOptions: "0",
		inspect: "0",
		snapshot: "0",
		fileProtocol: "0",
	});
	expect({ cookies, integrity, onlyAsar }).toEqual({ cookies: "1", integrity: "1", onlyAsar: "1" });
	// WebAssembly's trap handlers, as Electron comes with them.
	expect(newer).toBe("1");
});
