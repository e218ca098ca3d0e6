import { icnsSides } from "./icns-container.ts";
import { iconStates } from "./icon-state.ts";
import { masterFor, masters } from "./masters.ts";
import { templateIcon } from "./one-colour.ts";
import { appIcon, macIcon, tileIcon } from "./tile.ts";

/** A drawing and the size it is painted in. */
export interface Picture {
	readonly svg: string;
	readonly side: number;
}

/** A file below `resources/`: an ICO or ICNS of several pictures, a PNG of one, or the SVG itself. */
export type IconFile =
	| { readonly name: `${string}.${"ico" | "icns"}`; readonly pictures: readonly Picture[] }
	| { readonly name: `${string}.png`; readonly picture: Picture }
	| { readonly name: `${string}.svg`; readonly svg: string };

const appSides = [16, 32, 48, 64, 128, 256, 512, 1024];
/** What Windows asks for, from the title bar to the largest view of a folder, at the usual scales of a screen. */
const appIcoSides = [16, 20, 24, 32, 40, 48, 64, 128, 256];
const icnsPixels = [...new Set(Object.values(icnsSides))];
const trayIcoSides = [16, 20, 24, 32];

export const iconFiles: readonly IconFile[] = [
	...iconStates.flatMap((state): IconFile[] => {
		const template = (side: 16 | 32) => ({ svg: templateIcon(state, masters[side]), side });
		const tile = (side: number, master = masterFor(side)) => ({ svg: tileIcon(state, master, side), side });
		return [
			{ name: `tray/${state}Template.png`, picture: template(16) },
			{ name: `tray/${state}Template@2x.png`, picture: template(32) },
			{ name: `tray/${state}.png`, picture: tile(22) },
			{ name: `tray/${state}@2x.png`, picture: tile(44, masters[22]) },
			{ name: `tray/${state}.ico`, pictures: trayIcoSides.map((side) => tile(side)) },
		];
	}),
	...appSides.map((side): IconFile => ({ name: `icon/${side}x${side}.png`, picture: app(side) })),
	{ name: "icon/icon.ico", pictures: appIcoSides.map(app) },
	{ name: "icon/icon.icns", pictures: icnsPixels.map((side) => ({ svg: macIcon(masterFor, side), side })) },
	{ name: "icon/icon.svg", svg: `${appIcon(masters[32])}\n` },
];

function app(side: number): Picture {
	return { svg: appIcon(masterFor(side), side), side };
}
