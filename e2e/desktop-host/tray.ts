import type { DesktopMenuItem, DesktopTray } from "../launcher/interface.ts";
import { quitApp } from "./app-lifecycle.ts";
import type { MenuRaw } from "./menu.ts";
import { imageFile } from "./native-image.ts";
import { changed } from "./state.ts";
import { rawBehind, strictClass } from "./strict.ts";
import { StrictEmitter } from "./strict-emitter.ts";
import { type MemberOf, members } from "./surface.ts";

let current: TrayRaw | undefined;

class TrayRaw extends StrictEmitter implements Pick<Electron.Tray, MemberOf<"tray">> {
	#image: string | undefined;
	#tooltip = "";
	#title = "";
	#menu: MenuRaw | undefined;
	#picture: DesktopMenuItem[] = [];
	#isDestroyed = false;

	constructor(image: Electron.NativeImage | string) {
		super("Tray", ["click", "double-click", "right-click", "middle-click"]);
		this.setImage(image);
		current = this;
	}

	setImage(image: Electron.NativeImage | string): void {
		this.#image = imageFile(image);
		changed();
	}

	setToolTip(tooltip: string): void {
		this.#tooltip = tooltip;
		changed();
	}

	setTitle(title: string): void {
		this.#title = title;
		changed();
	}

	getTitle(): string {
		return this.#title;
	}

	/** Linux copies the menu to the desktop: what changes in it afterwards is not seen until it is set again. */
	setContextMenu(menu: Electron.Menu | null): void {
		this.#menu = menu ? (rawBehind(menu) as MenuRaw) : undefined;
		this.#picture = this.#menu?.picture() ?? [];
		changed();
	}

	popUpContextMenu(): void {}
	setIgnoreDoubleClickEvents(): void {}

	getBounds(): Electron.Rectangle {
		// What Linux says: nobody knows.
		return { x: 0, y: 0, width: 0, height: 0 };
	}

	isDestroyed(): boolean {
		return this.#isDestroyed;
	}

	destroy(): void {
		this.#isDestroyed = true;
		if (current === this) current = undefined;
		changed();
	}

	picture(): DesktopTray {
		return { tooltip: this.#tooltip, title: this.#title, image: this.#image, menu: this.#picture };
	}

	choose(labels: string[]): void {
		const item = this.#menu?.find(labels);
		const shown = labels.reduce<DesktopMenuItem[] | DesktopMenuItem | undefined>(
			(menu, label) => (Array.isArray(menu) ? menu : menu?.submenu)?.find((entry) => entry.label === label),
			this.#picture,
		);
		const path = labels.join(" › ");
		if (!item || !shown || Array.isArray(shown)) throw new Error(`The tray's menu has no ${path}`);
		if (!shown.enabled) throw new Error(`${path} is disabled`);
		if (item.role === "quit") quitApp();
		item.click();
	}
}

export const Tray = strictClass<typeof Electron.Tray>("Tray", TrayRaw, members.tray, []);

export function currentTray(): TrayRaw | undefined {
	return current;
}
