import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Handed, type Packed, packApp, root } from "./pack-app.ts";

interface Package {
	readonly args: readonly string[];
	readonly entry: string;
	readonly afterInstall: string;
}

const feed = "https://updates.example.org/countersign/";

let packed: Packed;
let image = "";
const packages = new Map<string, Package>();
beforeAll(async () => {
	const config = { publish: { provider: "generic", url: feed, channel: "latest" } } as const;
	packed = await packApp({ targets: ["deb", "rpm", "AppImage"], look, config });
}, 60_000);
afterAll(() => packed?.remove());

async function look(handed: Handed): Promise<void> {
	if ("desktop" in handed) {
		image = handed.desktop;
		return;
	}
	const [args, desktopFile] = handed;
	const entry = await readFile(desktopFile, "utf8");
	const afterInstall = await readFile(valueAfter(args, "--after-install"), "utf8");
	packages.set(/\.(deb|rpm)$/.exec(valueAfter(args, "--package"))?.[1] ?? "", { args, entry, afterInstall });
}

function valueAfter(args: readonly string[], flag: string): string {
	return args[args.indexOf(flag) + 1] ?? "";
}

function packageOf(kind: string): Package {
	const found = packages.get(kind);
	if (!found) throw new Error(`There is no ${kind}.`);
	return found;
}

describe.each(["deb", "rpm"])("%s", (kind) => {
	test("has a name of its own, beside the command line's", () => {
		const { args } = packageOf(kind);
		expect(valueAfter(args, "--name")).toBe("countersign-tray");
		expect(valueAfter(args, "--license")).toBe("Apache-2.0");
	});

	test("brings the udev rule, and the icons under the name that the entry has", () => {
		const { args } = packageOf(kind);
		expect(args).toContain(
			`${join(root, "resources/linux/70-countersign.rules")}=/usr/lib/udev/rules.d/70-countersign.rules`,
		);
		const icons = args.filter((argument) => argument.includes("=/usr/share/icons/hicolor/"));
		expect(icons).toHaveLength(8);
		expect(icons.every((icon) => icon.endsWith("/apps/countersign-tray.png"))).toBe(true);
	});

	test("the entry is found by the window's name, and takes links", () => {
		const { args, entry } = packageOf(kind);
		expect(args.at(-1)).toMatch(/=\/usr\/share\/applications\/org\.countersign\.tray\.desktop$/);
		const lines = entry.split("\n");
		expect(lines).toEqual(expect.arrayContaining(["StartupWMClass=org.countersign.tray", "Icon=countersign-tray"]));
		expect(lines).toContain("MimeType=x-scheme-handler/countersign;");
		expect(lines).toContain("Exec=/opt/Countersign/countersign-tray %U");
	});

	test("its script names the program that is in it", () => {
		const { afterInstall } = packageOf(kind);
		expect(afterInstall).toContain("'/opt/Countersign/chrome-sandbox'");
		expect(afterInstall).toContain("/etc/apparmor.d/countersign-tray");
		expect(afterInstall).not.toMatch(/\$\{/);
	});
});

test("an AppImage starts in Chromium's sandbox wherever there can be one", () => {
	expect(image.split("\n")).toContain("Exec=AppRun %U");
	expect(image).not.toContain("--no-sandbox");
	expect(image).toContain("\nMimeType=x-scheme-handler/countersign;\n");
});

test("the feed's address lies where the app looks for it", async () => {
	const written = await readFile(join(packed.folder, "linux-unpacked/resources/app-update.yml"), "utf8");
	expect(written.split("\n")).toEqual(expect.arrayContaining(["provider: generic", `url: ${feed}`, "channel: latest"]));
});
