import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./pack-app.ts";
import { readPlist } from "./read-plist.ts";

const read = (name: string) => readPlist(readFileSync(join(root, "build", name), "utf8"));

test("the app may compile and reach the network, its helpers may compile, and that is all", () => {
	expect(read("entitlements.mac.plist")).toEqual({
		"com.apple.security.cs.allow-jit": true,
		"com.apple.security.network.client": true,
	});
	expect(read("entitlements.mac.inherit.plist")).toEqual({ "com.apple.security.cs.allow-jit": true });
});

test("there is nothing in build/ that electron-builder would pick up by its name", () => {
	expect(readdirSync(join(root, "build")).sort()).toEqual([
		"entitlements.mac.inherit.plist",
		"entitlements.mac.plist",
		"linux",
		"recipes",
		"server",
	]);
});

test("entitlements are read as they are written", () => {
	const nested = "<dict><key>a</key><array><string>b</string></array><key>c</key><dict><key>d</key><true/></dict>";
	const plist = `<plist>${nested}<!-- <key>not</key><true/> --><key>e</key><string>f</string><key>g</key><false/></dict></plist>`;
	expect(readPlist(plist)).toEqual({ a: "array", c: "dict", e: "f", g: false });
});
