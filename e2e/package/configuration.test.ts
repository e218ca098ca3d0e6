import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { packApp, root } from "./pack-app.ts";

/** The configuration as a process of its own sees it: what it reads of the environment, it reads when it is loaded. */
function configurationIn(environment: Readonly<Record<string, string>>) {
	const program = `console.log(JSON.stringify((await import("./electron-builder.config.ts")).default))`;
	const { APPLE_API_KEY, APPLE_ID, APPLE_KEYCHAIN_PROFILE, COUNTERSIGN_UPDATE_URL, ...others } = process.env;
	const json = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
		cwd: root,
		env: { ...others, ...environment },
		encoding: "utf8",
		stdio: ["ignore", "pipe", "pipe"],
	});
	return JSON.parse(json);
}

describe("electron-builder's own validation", () => {
	// That it accepts the configuration as it is, every other test of this folder shows.
	test.each([
		["a member it does not know", { nonsense: true }],
		["a fuse it does not know", { electronFuses: { wasmTrapHandlers: true } }],
		["a value that does not fit", { nsis: { oneClick: "yes" } }],
	])("refuses %s", async (_what, config) => {
		await expect(packApp({ targets: ["dir"], config: config as never })).rejects.toThrow(
			/Invalid configuration object[\s\S]*(nonsense|wasmTrapHandlers|oneClick)/,
		);
	});
});

test("the name that Windows files notifications under is the one that the app gives", () => {
	const code = readFileSync(join(root, "src-main/desktop/electron-app.ts"), "utf8");
	expect(/setAppUserModelId\("([^"]+)"\)/.exec(code)?.[1]).toBe(configurationIn({}).appId);
});

test("the scheme of links is the one that the app reads", () => {
	const code = readFileSync(join(root, "src-main/links/read-link.ts"), "utf8");
	const [{ schemes }] = configurationIn({}).protocols;
	expect(/appScheme = "([^"]+)"/.exec(code)?.[1]).toBe(schemes[0]);
	expect(schemes).toHaveLength(1);
});

test("a feed is built in only where one is named, and only by https", () => {
	expect(configurationIn({}).publish).toBeNull();
	const url = "https://updates.example.org/countersign/";
	expect(configurationIn({ COUNTERSIGN_UPDATE_URL: url }).publish).toEqual({
		provider: "generic",
		url,
		channel: "latest",
	});
	const plain = () => configurationIn({ COUNTERSIGN_UPDATE_URL: "http://updates.example.org/" });
	expect(plain).toThrow("https");
});

test("it is notarized where there are credentials, and not otherwise", () => {
	expect(configurationIn({}).mac).toMatchObject({ hardenedRuntime: true, notarize: false });
	expect(configurationIn({ APPLE_API_KEY: "key.p8" }).mac.notarize).toBe(true);
});

test("Windows installs it for one person, without more rights", () => {
	const { win, nsis } = configurationIn({});
	expect(win.requestedExecutionLevel).toBe("asInvoker");
	expect(nsis).toMatchObject({ perMachine: false, oneClick: true, createStartMenuShortcut: true });
	expect(nsis.guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test("Linux packages name the libraries that node-hid is linked to", () => {
	const { deb, rpm } = configurationIn({});
	expect(deb.depends).toEqual(expect.arrayContaining(["libgtk-3-0", "libusb-1.0-0", "libudev1"]));
	expect(rpm.depends).toEqual(
		expect.arrayContaining(["gtk3", "(libusb1 or libusb-1_0-0)", "(systemd-libs or libudev1)"]),
	);
});
