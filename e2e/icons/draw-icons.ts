import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { compareOutlines } from "./compare-outlines.ts";
import { icnsContainer } from "./icns-container.ts";
import { icoContainer } from "./ico-container.ts";
import { type IconFile, iconFiles } from "./icon-files.ts";
import { openEasel } from "./open-easel.ts";

// Draws resources/tray/ and resources/icon/ anew.

const resources = join(import.meta.dirname, "../../resources");

const easel = await openEasel();
try {
	await compareOutlines(easel);
	for (const file of iconFiles) {
		const path = join(resources, file.name);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, await contentOf(file));
	}
	console.log(`Drew ${iconFiles.length} files.`);
} finally {
	await easel.close();
}

async function contentOf(file: IconFile): Promise<string | Buffer> {
	if ("svg" in file) return file.svg;
	if ("picture" in file) return easel.paint(file.picture.svg, file.picture.side);
	const images: Buffer[] = [];
	for (const { svg, side } of file.pictures) images.push(await easel.paint(svg, side));
	return file.name.endsWith(".icns") ? icnsContainer(images) : icoContainer(images);
}
