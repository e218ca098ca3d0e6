import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Arch } from "electron-builder";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Packed, packApp, root } from "./pack-app.ts";
import { fusesOf, macProgram } from "./played-runtime.ts";
import { readAsar } from "./read-asar.ts";
import { readPlist } from "./read-plist.ts";

let packed: Packed;
let app: string;
beforeAll(async () => {
	// codesign is on macOS only; the fuses themselves are set by file.
	const config = { electronFuses: { resetAdHocDarwinSignature: false } };
	packed = await packApp({ platform: "mac", arch: Arch.arm64, targets: ["dir"], config });
	app = join(packed.folder, "mac-arm64/Countersign.app/Contents");
}, 60_000);
afterAll(() => packed?.remove());

test("it is an app of the menu bar, for macOS 13 and later, and takes links", async () => {
	const xml = await readFile(join(app, "Info.plist"), "utf8");
	expect(readPlist(xml)).toMatchObject({
		CFBundleIdentifier: "org.countersign.tray",
		CFBundleName: "Countersign",
		LSUIElement: true,
		LSMinimumSystemVersion: "13.0",
		LSApplicationCategoryType: "public.app-category.utilities",
		NSUserNotificationAlertStyle: "alert",
		CFBundleURLTypes: "array",
		ElectronAsarIntegrity: "dict",
	});
	expect(xml).toMatch(/<key>CFBundleURLSchemes<\/key>\s*<array>\s*<string>countersign<\/string>\s*<\/array>/);
});

test("it has its icon, its fuses and the library of its processor", async () => {
	expect(await readFile(join(app, "Resources/icon.icns"))).toEqual(
		await readFile(join(root, "resources/icon/icon.icns")),
	);
	expect(fusesOf(await readFile(join(app, macProgram)))).toBe("010011001");
	const files = await readAsar(join(app, "Resources/app.asar"));
	expect([...files.keys()].filter((name) => name.endsWith(".node"))).toEqual([
		"node_modules/node-hid/prebuilds/HID-darwin-arm64/node-napi-v4.node",
	]);
});
