import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { iconFiles } from "./icon-files.ts";
import { iconStates } from "./icon-state.ts";
import { masters } from "./masters.ts";
import { readIcns } from "./read-icns.ts";
import { readIco } from "./read-ico.ts";
import { type Pixels, pngSide, readPng } from "./read-png.ts";
import { appIcon } from "./tile.ts";

const resources = join(import.meta.dirname, "../../resources");
const counts = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "Many"];
const states = ["idle", ...counts.map((count) => `waiting${count}`), "offline", "notPaired"];
const kinds = [
	["Template.png", 16],
	["Template@2x.png", 32],
	[".png", 22],
	["@2x.png", 44],
] as const;
const fills: Readonly<Record<string, readonly number[]>> = {
	idle: [0x4b, 0x5a, 0x55, 255],
	offline: [0x6a, 0x6f, 0x6d, 255],
	notPaired: [0x7f, 0x52, 0x00, 255],
};
const waiting = [0x3d, 0x55, 0xc4, 255];
/** Alpha below which nobody sees a corner that the smallest tiles' curve may just touch. */
const hint = 16;

function read(name: string): Buffer {
	return readFileSync(join(resources, name));
}

function all({ side, at }: Pixels) {
	return Array.from({ length: side * side }, (_, index) => at(index % side, Math.floor(index / side)));
}

test("the folders hold these files and no others", () => {
	const tray = states.flatMap((state) => [...kinds.map(([ending]) => state + ending), `${state}.ico`]);
	const sides = [16, 32, 48, 64, 128, 256, 512, 1024];
	const app = [...sides.map((side) => `${side}x${side}.png`), "icon.icns", "icon.ico", "icon.svg"];
	expect(readdirSync(join(resources, "tray")).sort()).toEqual(tray.sort());
	expect(readdirSync(join(resources, "icon")).sort()).toEqual(app.sort());
	const drawn = iconFiles.map(({ name }) => name).sort();
	expect(drawn).toEqual([...tray.map((name) => `tray/${name}`), ...app.map((name) => `icon/${name}`)].sort());
	expect([...iconStates].sort()).toEqual(states.sort());
});

describe.each(states)("%s", (state) => {
	test.each(kinds)("%s is %i pixels wide", (ending, side) =>
		expect(pngSide(read(`tray/${state}${ending}`))).toBe(side),
	);

	test.each(["Template.png", "Template@2x.png"])("%s tells by its alpha alone", (ending) => {
		const pixels = all(readPng(read(`tray/${state}${ending}`)));
		expect(pixels.filter(([red, green, blue]) => red + green + blue > 0)).toEqual([]);
		expect(pixels.some(([, , , alpha]) => alpha === 255)).toBe(true);
		expect(pixels.some(([, , , alpha]) => alpha === 0)).toBe(true);
	});

	const tiles = () => [
		...[".png", "@2x.png"].map((ending) => read(`tray/${state}${ending}`)),
		...readIco(read(`tray/${state}.ico`)).map(({ image }) => image),
	];

	test("every tile has its fill up to round corners, and a white drawing", () => {
		for (const tile of tiles()) {
			const { side, at } = readPng(tile);
			expect(at(0, 0)[3]).toBeLessThan(hint);
			expect(at(side - 1, side - 1)[3]).toBeLessThan(hint);
			expect(at(side / 2, 0)).toEqual(fills[state] ?? waiting);
			expect(all({ side, at })).toContainEqual([255, 255, 255, 255]);
		}
	});

	test("the ICO file has the four sizes of the notification area", () => {
		const images = readIco(read(`tray/${state}.ico`));
		expect(images.map(({ side }) => side)).toEqual([16, 20, 24, 32]);
		expect(images.map(({ image }) => pngSide(image))).toEqual([16, 20, 24, 32]);
	});
});

test.each([
	["idleTemplate.png", [14]],
	["idleTemplate@2x.png", [27, 28, 29]],
	["idle.png", [17, 18]],
	["idle@2x.png", [34, 35, 36]],
])("the line of %s fills whole rows", (file, rows) => {
	const { side, at } = readPng(read(`tray/${file}`));
	const column = Array.from({ length: side }, (_, y) => at(side / 2, y).join());
	const line = file.includes("Template") ? "0,0,0,255" : "255,255,255,255";
	const beside = file.includes("Template") ? "0,0,0,0" : "75,90,85,255";
	for (const y of rows) expect(column[y]).toBe(line);
	expect(column[(rows[0] ?? 0) - 1]).toBe(beside);
	expect(column[(rows.at(-1) ?? 0) + 1]).toBe(beside);
});

test("states can be told from each other", () => {
	for (const [ending] of kinds)
		expect(new Set(states.map((state) => read(`tray/${state}${ending}`).toString("hex"))).size).toBe(13);
});

test("the app's icon has its size and colour, and its SVG is the one drawn here", () => {
	for (const side of [16, 32, 48, 64, 128, 256, 512, 1024]) {
		const pixels = readPng(read(`icon/${side}x${side}.png`));
		expect(pixels.side).toBe(side);
		expect(pixels.at(side / 2, 0)).toEqual([0x2b, 0x3f, 0x9e, 255]);
		expect(pixels.at(0, 0)[3]).toBeLessThan(hint);
	}
	const sides = readIco(read("icon/icon.ico")).map(({ image }) => pngSide(image));
	expect(sides).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
	expect(read("icon/icon.svg").toString()).toBe(`${appIcon(masters[32])}\n`);
});

test("the icon of macOS has every size once, with a margin around the tile", () => {
	const images = readIcns(read("icon/icon.icns"));
	const sides = images.map(({ kind, image }) => `${kind} ${pngSide(image)}`);
	expect(sides).toEqual([
		...["ic11 32", "ic12 64", "ic07 128", "ic13 256", "ic08 256", "ic14 512", "ic09 512", "ic10 1024"],
	]);
	for (const { image } of images) {
		const { side, at } = readPng(image);
		const margin = Math.round((side * 100) / 1024);
		for (const edge of [0, margin - 1, side - margin, side - 1]) expect(at(side / 2, edge)[3]).toBe(0);
		for (const edge of [margin, side - margin - 1]) expect(at(side / 2, edge)).toEqual([0x2b, 0x3f, 0x9e, 255]);
	}
});
