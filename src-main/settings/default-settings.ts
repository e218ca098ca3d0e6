import { Settings } from "../../contract/desktop/settings.ts";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";

/** What holds until the person chooses otherwise. */
export function defaultSettings(platform: NodeJS.Platform): Settings {
	return {
		notifications: true,
		opensByItself: true,
		doNotDisturb: false,
		quietHours: { on: false, from: "22:00", to: "07:00" },
		startAtLogin: false,
		theme: "system",
		// Windows keeps keys to its own dialog, which it shows to any window; elsewhere a key is reached from here.
		method: platform === "win32" ? "window" : "key",
	};
}

/** What was kept, with the defaults in the place of whatever is missing or can not be read. */
export function settingsOf(kept: unknown, platform: NodeJS.Platform): Settings {
	const defaults = defaultSettings(platform);
	const entries = Object.entries(typeof kept === "object" && kept !== null ? kept : {});
	const fitting = entries.filter(([name, value]) => isChoice(name) && Settings.shape[name].safeParse(value).success);
	return Settings.parse({ ...defaults, ...Object.fromEntries(fitting) });
}

/** A file may name what every object has, such as `constructor`. */
function isChoice(name: string): name is keyof Settings {
	return Object.hasOwn(Settings.shape, name);
}

/** What this system does not let a program do. Windows hands security keys to administrators alone, and to its own dialog. */
export function unavailableMethods(platform: DesktopSnapshot["platform"]): DesktopSnapshot["unavailable"] {
	return platform === "win32" ? { key: "windows-keeps-keys" } : {};
}
