import { join } from "node:path";
import { app, Menu, type NativeImage, nativeImage, Tray } from "electron";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import type { TrayIcon } from "../desktop-ports.ts";
import { type TrayLook, trayLook } from "../tray/tray-look.ts";
import { type TrayAct, type TrayEntry, trayMenu } from "../tray/tray-menu.ts";

/** @param images the folder of the icons */
export function createTrayIcon(images: string, initial: DesktopSnapshot, act: (does: TrayAct) => void): TrayIcon {
	const image = (look: TrayLook) => imageOf(images, look);
	let painted = { look: trayLook(initial), menu: "" };
	let shown = trayMenu(initial);
	const tray = new Tray(image(painted.look));
	tray.setToolTip(painted.look.tooltip);
	// Not every desktop tells of clicks, which is why the menu begins with the same.
	tray.on("click", () => act({ act: "open" }));

	const paintMenu = (groups: readonly (readonly TrayEntry[])[]) => {
		const menu = JSON.stringify(groups);
		if (menu === painted.menu) return;
		painted = { ...painted, menu };
		tray.setContextMenu(Menu.buildFromTemplate(groups.flatMap((group, index) => templateOf(group, index > 0, choose))));
	};
	const choose = (does: TrayAct) => {
		act(does);
		if (does.act !== "doNotDisturb") return;
		// A choice ticks itself, also where nothing came of it.
		painted = { ...painted, menu: "" };
		paintMenu(shown);
	};
	const paintLook = (look: TrayLook) => {
		const { state, count, tooltip } = painted.look;
		painted = { ...painted, look };
		if (look.tooltip !== tooltip) tray.setToolTip(look.tooltip);
		if (look.state === state && look.count === count) return;
		tray.setImage(image(look));
		if (process.platform !== "win32") app.setBadgeCount(look.count);
	};
	const paint = (snapshot: DesktopSnapshot) => {
		paintLook(trayLook(snapshot));
		shown = trayMenu(snapshot);
		paintMenu(shown);
	};
	paint(initial);
	return { paint };
}

function templateOf(
	group: readonly TrayEntry[],
	ruled: boolean,
	act: (does: TrayAct) => void,
): Electron.MenuItemConstructorOptions[] {
	const entries = group.map(({ label, does, checked }): Electron.MenuItemConstructorOptions => {
		const kind = checked === undefined ? {} : { type: "checkbox" as const, checked };
		// An ampersand would mark the letter behind it.
		return { label: label.replaceAll("&", "&&"), click: () => act(does), ...kind };
	});
	return ruled ? [{ type: "separator" }, ...entries] : entries;
}

/** Drawn for each platform: alpha only on macOS, a tile of its own colour where the panel's colour is not known. */
function imageOf(folder: string, { state, count }: TrayLook): NativeImage {
	const name = state === "waiting" ? `waiting${count > 9 ? "Many" : count}` : state;
	const ending = { darwin: "Template.png", win32: ".ico" }[process.platform as string] ?? ".png";
	return nativeImage.createFromPath(join(folder, name + ending));
}
