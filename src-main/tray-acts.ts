import type { ChangedSettings } from "../contract/desktop/settings.ts";
import type { Accounts } from "./accounts/accounts.ts";
import { openLogin } from "./approvals/open-login.ts";
import type { AppWindow } from "./approvals/prompt-window.ts";
import { failureOf } from "./calls/failure-of.ts";
import type { SettingsKeeper } from "./settings/settings-keeper.ts";
import { inRoom } from "./state/rooms.ts";
import type { SnapshotStore } from "./state/snapshot-store.ts";
import type { TrayAct } from "./tray/tray-menu.ts";
import { words } from "./words.ts";

interface Acted {
	readonly store: SnapshotStore;
	readonly accounts: Accounts;
	readonly window: AppWindow;
	readonly settings: SettingsKeeper;
	readonly quit: () => void;
	readonly say: (title: string, body: string) => void;
	readonly report: (error: unknown) => void;
}

/** What the tray's menu and the notifications do. Nothing in it approves. */
export function trayActs({ store, accounts, window, settings, quit, say, report }: Acted): (does: TrayAct) => void {
	const open = async (login: { account: string; id: string }) => {
		try {
			await openLogin(store, accounts, login);
		} catch (error) {
			const { code } = failureOf(error);
			store.change((snapshot) => ({ ...inRoom(snapshot, { at: "waiting" }), notice: code }));
		}
		window.show();
	};
	const change = (changed: ChangedSettings) => {
		try {
			settings.change(changed);
		} catch (error) {
			// The disk may be full or not be written to, and no window tells.
			report(error);
			say(words.tray.notChanged, words.tray.notChangedBody);
		}
	};
	return (does) => {
		switch (does.act) {
			case "open":
				return window.show();
			case "login":
				return void open(does);
			case "settings":
				store.change((snapshot) => inRoom(snapshot, { at: "settings" }));
				return window.show();
			case "doNotDisturb":
				return change({ doNotDisturb: does.on });
			case "quit":
				return quit();
		}
	};
}
