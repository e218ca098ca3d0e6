import type { AccountShelf } from "../accounts/kept-account.ts";
import type { DesktopPorts, UiWindow } from "../desktop-ports.ts";
import { defaultSettings } from "../settings/default-settings.ts";
import type { TrayAct } from "../tray/tray-menu.ts";

/** What a played desktop lets a test do, and what was done to it. */
export interface Played {
	readonly quitting: (() => void)[];
	readonly quit: (() => void)[];
	readonly said: string[];
	readonly sealed: AccountShelf;
	act: (does: TrayAct) => void;
	keepSettings: () => void;
}

const nothing = () => undefined;
const never = () => Promise.reject(new Error("Nothing was to be asked."));

/** A desktop without screen and disk, for the app as a whole. */
export function playedDesktop(played: Played, more: Partial<DesktopPorts> = {}): DesktopPorts {
	const window: UiWindow = {
		load: async () => undefined,
		send: nothing,
		badge: nothing,
		fit: nothing,
		letGo: nothing,
		show: nothing,
		showQuietly: nothing,
		hide: nothing,
		isVisible: () => false,
		isFocused: () => false,
	};
	return {
		version: "1.0.0",
		platform: "linux",
		versions: () => ({}),
		kept: {
			damage: undefined,
			accounts: played.sealed,
			settings: () => defaultSettings("linux"),
			keepSettings: () => played.keepSettings(),
		},
		seal: {
			protection: async () => "protected",
			seal: async (text) => text,
			open: async (text) => ({ text, stale: false }),
		},
		surroundings: {
			network: { fetch: never },
			connectStream: never,
			clock: { now: () => 0, after: () => nothing },
			random: () => 0,
		},
		notifier: { show: () => ({ withdraw: nothing }) },
		say: (title) => played.said.push(title),
		copy: nothing,
		keyHost: { start: () => ({ post: nothing, kill: nothing }) },
		pause: async () => undefined,
		saveFile: async () => false,
		openInBrowser: async () => undefined,
		openWindow: never,
		applySettings: nothing,
		createWindow: () => window,
		createTray: (_initial, act) => {
			played.act = act;
			return { paint: nothing };
		},
		serveCalls: nothing,
		onSleep: nothing,
		onQuitting: (act) => played.quitting.push(act),
		onQuit: (act) => played.quit.push(act),
		quit: nothing,
		feed: undefined,
		startsHidden: true,
		takeStarts: nothing,
		...more,
	};
}

/** Nothing kept, and nothing done yet. */
export function newlyPlayed(more: Partial<Played> = {}): Played {
	const sealed: AccountShelf = { read: () => [], keep: nothing };
	return { quitting: [], quit: [], said: [], sealed, act: nothing, keepSettings: nothing, ...more };
}
