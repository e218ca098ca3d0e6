import type { DesktopMenuItem } from "../launcher/interface.ts";
import { refuse, strict, strictClass } from "./strict.ts";
import { StrictEmitter } from "./strict-emitter.ts";
import { type MemberOf, members } from "./surface.ts";

// Their labels as Electron gives them; what they do is the business of a menu bar that nobody sees.
const roleLabels: Record<string, string> = {
	quit: "Quit",
	about: "About",
	close: "Close Window",
	minimize: "Minimize",
	undo: "Undo",
	redo: "Redo",
	cut: "Cut",
	copy: "Copy",
	paste: "Paste",
	selectAll: "Select All",
	hide: "Hide",
	reload: "Reload",
	toggleDevTools: "Toggle Developer Tools",
	appMenu: "App",
	fileMenu: "File",
	editMenu: "Edit",
	viewMenu: "View",
	windowMenu: "Window",
	help: "Help",
};

export class MenuItemRaw
	implements Pick<Electron.MenuItem, Exclude<MemberOf<"menuItem">, "click" | "submenu" | "role">>
{
	readonly type: Electron.MenuItem["type"];
	readonly id: string;
	readonly role: Electron.MenuItemConstructorOptions["role"];
	readonly accelerator: Electron.Accelerator | null;
	readonly menu: MenuRaw | undefined;
	label: string;
	enabled: boolean;
	visible: boolean;
	checked: boolean;
	readonly #options: Electron.MenuItemConstructorOptions;

	constructor(options: Electron.MenuItemConstructorOptions) {
		const { label, role, type, submenu, enabled = true, visible = true, checked = false, id = "" } = options;
		this.#options = options;
		this.label = label ?? roleLabels[role ?? ""] ?? "";
		if (role !== undefined && roleLabels[role] === undefined) refuse("MenuItem", `role "${role}"`);
		this.type = type ?? (submenu ? "submenu" : "normal");
		this.menu = Array.isArray(submenu) ? new MenuRaw(submenu) : undefined;
		this.enabled = enabled;
		this.visible = visible;
		this.checked = checked;
		this.id = id;
		this.role = role;
		this.accelerator = options.accelerator ?? null;
	}

	get submenu(): Electron.Menu | undefined {
		return this.menu?.shown;
	}

	click(event: Electron.KeyboardEvent = {}): void {
		if (this.type === "checkbox") this.checked = !this.checked;
		if (this.type === "radio") this.checked = true;
		this.#options.click?.(strict<Electron.MenuItem>("MenuItem", this, members.menuItem), undefined, event);
	}

	/** As the desktop shows it, now. */
	picture(): DesktopMenuItem {
		const { label, type, enabled, checked, menu } = this;
		return { label, type, enabled, checked, ...(menu && { submenu: menu.picture() }) };
	}
}

export class MenuRaw extends StrictEmitter {
	readonly entries: MenuItemRaw[];
	readonly shown: Electron.Menu;

	constructor(template: (Electron.MenuItemConstructorOptions | Electron.MenuItem)[] = []) {
		super("Menu", ["menu-will-show", "menu-will-close"]);
		this.entries = template.map((options) => new MenuItemRaw(options as Electron.MenuItemConstructorOptions));
		this.shown = strict("Menu", this, members.menu);
	}

	get items(): Electron.MenuItem[] {
		return this.entries.map((entry) => strict("MenuItem", entry, members.menuItem));
	}

	popup(): void {}

	picture(): DesktopMenuItem[] {
		return this.entries.filter(({ visible }) => visible).map((entry) => entry.picture());
	}

	find([label, ...rest]: string[]): MenuItemRaw | undefined {
		const entry = this.entries.find((candidate) => candidate.visible && candidate.label === label);
		return rest.length > 0 ? entry?.menu?.find(rest) : entry;
	}
}

export const Menu = strictClass<typeof Electron.Menu>(
	"Menu",
	Object.assign(MenuRaw, {
		buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => new MenuRaw(template).shown,
		setApplicationMenu() {},
		getApplicationMenu: () => null,
	}),
	members.menu,
	["buildFromTemplate", "setApplicationMenu", "getApplicationMenu"],
);
