import { world } from "./state.ts";
import { strict } from "./strict.ts";
import { StrictEmitter } from "./strict-emitter.ts";
import { type MemberOf, members } from "./surface.ts";

let source: Electron.NativeTheme["themeSource"] = "system";

/** The theme that pages are shown in. */
export function isDarkNow(): boolean {
	return source === "system" ? world.isDark : source === "dark";
}

class NativeTheme extends StrictEmitter implements Pick<Electron.NativeTheme, MemberOf<"nativeTheme">> {
	constructor() {
		super("nativeTheme", ["updated"]);
	}

	get themeSource(): Electron.NativeTheme["themeSource"] {
		return source;
	}

	set themeSource(theme: Electron.NativeTheme["themeSource"]) {
		source = theme;
		this.emit("updated");
	}

	get shouldUseDarkColors(): boolean {
		return isDarkNow();
	}
}

const raw = new NativeTheme();
export const nativeTheme = strict<Electron.NativeTheme>("nativeTheme", raw, members.nativeTheme);

/** The person changes the desktop's theme. */
export function setDesktopTheme(isDark: boolean): void {
	if (world.isDark === isDark) return;
	world.isDark = isDark;
	raw.emit("updated");
}

/** For the windows, before any listener of the app's. */
export function onThemeChange(listener: () => void): void {
	raw.prependListener("updated", listener);
}
