import type { Settings } from "../contract/desktop/settings.ts";
import type { DesktopSnapshot } from "../contract/desktop/snapshot.ts";
import type { AccountShelf } from "./accounts/kept-account.ts";
import type { SecretSeal } from "./accounts/secret-seal.ts";
import type { Surroundings } from "./accounts/surroundings.ts";
import type { Notifier } from "./approvals/notify-logins.ts";
import type { AppWindow } from "./approvals/prompt-window.ts";
import type { IpcHandlers } from "./calls/answer-call.ts";
import type { LoginPorts } from "./calls/login-calls.ts";
import type { Versions } from "./diagnostics/diagnostics.ts";
import type { AppLink } from "./links/read-link.ts";
import type { KeyHost } from "./security-key/key-session.ts";
import type { StateDamaged } from "./settings/state-damaged.ts";
import type { TrayAct } from "./tray/tray-menu.ts";
import type { UpdateFeed } from "./updates/follow-updates.ts";

/** The one file of this app, in the person's own folder: settings in the open, pairings sealed. */
export interface KeptState {
	/** What was wrong with it at the start, where something was. */
	readonly damage: StateDamaged | undefined;
	readonly accounts: AccountShelf;
	settings(): Settings;
	keepSettings(settings: Settings): void;
}

export interface UiWindow extends AppWindow {
	/** Loads the page; from then on it asks and is told. */
	load(): Promise<void>;
	send(snapshot: DesktopSnapshot): void;
	/** Windows shows a number on the window's own button, where there is one. */
	badge(count: number): void;
	/** Grows to the height that is needed, as far as it may; without one it takes its own again. */
	fit(height?: number): void;
	/** From here on closing it closes it: the app quits. */
	letGo(): void;
}

/** The icon in the tray, and the number on the dock where the platform has one. */
export interface TrayIcon {
	paint(snapshot: DesktopSnapshot): void;
}

/** Links of the app's own scheme, and further starts of the app, which end at once. */
export interface Starts {
	onLink(link: AppLink): void;
	/** Somebody started the app again, to see it. */
	onAgain(): void;
}

type Report = (error: unknown) => void;

/** All that the app needs of the desktop it runs on. `desktop/` fills it with Electron. */
export interface DesktopPorts extends LoginPorts {
	readonly version: string;
	readonly platform: DesktopSnapshot["platform"];
	readonly versions: () => Versions;
	readonly kept: KeptState;
	readonly seal: SecretSeal;
	readonly surroundings: Surroundings;
	readonly notifier: Notifier;
	/** Says in passing what became of an act that had no window. */
	readonly say: (title: string, body?: string) => void;
	readonly copy: (text: string) => void;
	/** Starts processes that talk to security keys. */
	readonly keyHost: KeyHost;
	/** Makes the system follow what was chosen. @param before absent at the start */
	readonly applySettings: (settings: Settings, before: Settings | undefined, report: Report) => void;
	readonly createWindow: (wishes: { onFocus: () => void; onBlur: () => void }) => UiWindow;
	readonly createTray: (initial: DesktopSnapshot, act: (does: TrayAct) => void) => TrayIcon;
	/** Answers the calls of the window that was created. */
	readonly serveCalls: (handlers: IpcHandlers, report: Report) => void;
	readonly onSleep: (acts: { suspend: () => void; resume: () => void }) => void;
	/** Somebody wants the app to end. It may still not come to that. */
	readonly onQuitting: (act: () => void) => void;
	/** The app ends. */
	readonly onQuit: (act: () => void) => void;
	readonly quit: () => void;
	/** Where newer versions are announced; absent in an app built without one. */
	readonly feed: UpdateFeed | undefined;
	/** Whether it is to begin in the tray, without a window. */
	readonly startsHidden: boolean;
	readonly takeStarts: (starts: Starts) => void;
}
