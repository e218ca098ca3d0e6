import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What @electron/fuses looks for in the program; then come a version, the number of fuses, and a figure for each. */
const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const wireVersion = 1;
/** As Electron 45 comes: its ninth fuse is younger than the version of @electron/fuses that electron-builder brings. */
const asItComes = "101100011";

const contents = "Electron.app/Contents";
/** On macOS the program is a shell around this library. */
export const macProgram = "Frameworks/Electron Framework.framework/Electron Framework";
const emptyPlist = '<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict></dict></plist>';

/**
 * Lays out what electron-builder needs of Electron's runtime, with no program in it: enough to pack the app around it,
 * where the runtime itself can not be had.
 */
export async function playRuntime(folder: string, platform: "linux" | "mac" = "linux"): Promise<void> {
	for (const [name, content] of Object.entries(filesOf[platform])) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await writeFile(join(folder, name), content);
	}
}

const wire = [Buffer.from(sentinel), Buffer.from([wireVersion, asItComes.length]), Buffer.from(asItComes)];
const program = Buffer.concat([Buffer.alloc(64), ...wire, Buffer.alloc(64)]);

const filesOf: Readonly<Record<"linux" | "mac", Readonly<Record<string, string | Buffer>>>> = {
	linux: { electron: program, "chrome-sandbox": "", LICENSE: "Electron's own\n", "resources/.keep": "" },
	mac: {
		[`${contents}/Info.plist`]: emptyPlist,
		[`${contents}/MacOS/Electron`]: "",
		[`${contents}/Resources/.keep`]: "",
		[`${contents}/${macProgram}`]: program,
		[`${contents}/Frameworks/Electron Helper.app/Contents/Info.plist`]: emptyPlist,
		[`${contents}/Frameworks/Electron Helper.app/Contents/MacOS/Electron Helper`]: "",
	},
};

/** The fuses of a program, in the order of its wire: 1 for on. */
export function fusesOf(bytes: Buffer): string {
	const at = bytes.indexOf(sentinel) + sentinel.length;
	return bytes.toString("latin1", at + 2, at + 2 + (bytes[at + 1] ?? 0));
}
