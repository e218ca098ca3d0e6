import type { Page } from "@playwright/test";
import type * as Electron from "electron";

/** What a started desktop app can be asked and told, whichever runtime plays Electron. */
export interface Desktop {
	readonly kind: DesktopKind;
	/** The main process's id. */
	readonly pid: number;
	/** The exit code; null when a signal ended it. Never rejects. */
	readonly exited: Promise<number | null>;

	windows(): Promise<DesktopWindow[]>;
	/** The page of the window with this URL, once there is one. A text matches exactly, or as a beginning if it ends in "*". */
	page(match: UrlMatch): Promise<Page>;
	/** The page's URL as the app knows it, so in its app:// form on either runtime. */
	appUrl(page: Page): string;
	/** Waits until the windows, taken together, satisfy the predicate. */
	waitFor(predicate: (windows: DesktopWindow[]) => boolean, waiting?: Waiting): Promise<DesktopWindow[]>;
	/** Waits for one window that satisfies the predicate. */
	waitForWindow(predicate: (window: DesktopWindow) => boolean, waiting?: Waiting): Promise<DesktopWindow>;
	/** The person turns to this window: it takes the focus of whichever had it. */
	focusWindow(id: number): Promise<void>;
	/** The person turns to another program. */
	blurAll(): Promise<void>;
	/** The person's click on the X; the app may prevent it. */
	closeWindow(id: number): Promise<void>;

	tray(): Promise<DesktopTray | undefined>;
	waitForTray(predicate: (tray: DesktopTray) => boolean, waiting?: Waiting): Promise<DesktopTray>;
	clickTray(): Promise<void>;
	/** Chooses a menu item by its label, or by the labels on the way to it. A disabled one rejects. */
	clickTrayItem(...labels: string[]): Promise<void>;

	/** Every notification that was shown, the oldest first. */
	notifications(): Promise<DesktopNotification[]>;
	/** The newest open notification that satisfies the predicate, once there is one. */
	waitForNotification(
		predicate: (notification: DesktopNotification) => boolean,
		waiting?: Waiting,
	): Promise<DesktopNotification>;
	/** Clicks the newest open notification that matches, or its button with the given label. */
	clickNotification(match: NotificationMatch, action?: string): Promise<void>;
	/** The person waves it away. */
	dismissNotification(match: NotificationMatch): Promise<void>;

	/** A link of the app's own scheme: open-url on macOS, elsewhere a real second start with it. */
	openUrl(url: string): Promise<void>;
	/** Starts the app a second time on the same data; its exit code. */
	secondInstance(argv: string[]): Promise<number | null>;
	power(event: PowerEvent): Promise<void>;
	/** Takes the network away, for windows and for net.fetch, or gives it back. */
	setNetwork(isOnline: boolean): Promise<void>;
	/** The operating system's theme. */
	theme(isDark: boolean): Promise<void>;
	/** The operating system's keyring, whose state stays until it is told otherwise. */
	secrets(state: SecretsState): Promise<void>;
	/** What the next save dialogs answer; undefined for cancelled. */
	answerSaveDialog(path: string | undefined): Promise<void>;
	/** What the next message boxes answer: the index of the button. */
	answerMessageBox(response: number): Promise<void>;
	/** What shell.openExternal does from now on: rejects with this message, or opens. */
	refuseExternal(message: string | undefined): Promise<void>;

	/** What the app did to the desktop, in order. */
	recorded<K extends RecordedKind>(kind: K): Promise<Recorded[K][]>;
	/** The first record of the kind that satisfies the predicate, once there is one. */
	waitRecorded<K extends RecordedKind>(
		kind: K,
		predicate?: (value: Recorded[K]) => boolean,
		waiting?: Waiting,
	): Promise<Recorded[K]>;
	/** Cookies of a partition, by the name the app gave it; "" for the default session. */
	cookies(partition: string): Promise<DesktopCookie[]>;
	/** Runs the function's source in the main process; nothing of its surroundings is there. */
	evaluateInMain<Answer, Argument = undefined>(
		run: (electron: typeof Electron, argument: Argument) => Answer | Promise<Answer>,
		...argument: Argument extends undefined ? [] : [Argument]
	): Promise<Answer>;
	/** Gives the page an authenticator that Chromium plays. */
	armAuthenticator(page: Page, options?: AuthenticatorOptions): Promise<DesktopAuthenticator>;

	/** What the main process printed. */
	logs(): string;
	/** Uncaught errors, unknown members and whatever else makes the run worth nothing. */
	problems(): string[];
	/** Ends the app as app.quit() does. Rejects if there were problems, or if something kept the app from quitting. */
	quit(): Promise<void>;
	/** Ends it as a crash or a power cut does. Problems are not looked at. */
	kill(): Promise<void>;
}

export type DesktopKind = "stand-in" | "electron";

export interface LaunchOptions {
	/** An absolute path; the folder is kept, so that the app may be launched on it again. */
	userData: string;
	args?: string[];
	env?: Record<string, string>;
	/** The built main; out/main/main.js unless told otherwise. */
	main?: string;
	/** How the keyring stands at the start; only the stand-in can be given one. */
	secrets?: SecretsState;
	/** How long the start may take, in milliseconds. */
	timeout?: number;
}

export type UrlMatch = string | RegExp | ((url: string) => boolean);

export type NotificationMatch = string | RegExp | ((notification: DesktopNotification) => boolean);

export interface Waiting {
	/** In milliseconds; 15 000 unless told otherwise. */
	timeout?: number;
}

export interface DesktopWindow {
	id: number;
	/** In the form the app knows: app://… for its own pages. */
	url: string;
	title: string;
	visible: boolean;
	focused: boolean;
	minimized: boolean;
	/** "" for the default session, "(session)" for one that was handed over without its name. */
	partition: string;
	/** The size of the page, not of the frame around it. */
	size: { width: number; height: number };
}

export interface DesktopTray {
	tooltip: string;
	title: string;
	/** The file the image came from; undefined for one that was drawn. */
	image: string | undefined;
	/** The menu as it stood when it was set: Linux does not follow later changes. */
	menu: DesktopMenuItem[];
}

export interface DesktopMenuItem {
	label: string;
	type: string;
	enabled: boolean;
	checked: boolean;
	submenu?: DesktopMenuItem[];
}

export interface DesktopNotification {
	/** In order of being shown. */
	number: number;
	/** The id the app gave, if it gave one. */
	id: string | undefined;
	title: string;
	body: string;
	actions: string[];
	silent: boolean;
	urgency: string;
	/** Shown, and not closed since. */
	open: boolean;
	/** In milliseconds since 1970, with fractions. */
	shownAt: number;
}

export type PowerEvent = "suspend" | "resume" | "lock-screen" | "unlock-screen" | "shutdown";

export interface SecretsState {
	/** Temporarily out of reach: the calls reject. */
	locked?: boolean;
	/** gnome_libsecret, or basic_text for a machine without a keyring. */
	backend?: string;
	/** false: there is nothing to encrypt with. */
	available?: boolean;
}

/** What the app did, by kind. */
export interface Recorded {
	"open-external": { url: string };
	"show-item": { path: string };
	badge: { count: number };
	clipboard: { text: string };
	"save-dialog": { title: string; defaultPath: string; answer: string | undefined };
	"message-box": { type: string; title: string; message: string; detail: string; buttons: string[]; response: number };
	"error-box": { title: string; content: string };
	"login-item": { openAtLogin: boolean };
	"protocol-client": { scheme: string };
	"flash-frame": { window: number; isFlashing: boolean };
	"overlay-icon": { window: number; description: string };
	"activation-policy": { policy: string };
	download: { url: string; isPrevented: boolean };
	popup: { url: string; isDenied: boolean };
	relaunch: { args: string[] };
}

export type RecordedKind = keyof Recorded;

export interface DesktopCookie {
	name: string;
	value: string;
	domain: string;
	path: string;
	secure: boolean;
	httpOnly: boolean;
	/** Seconds since 1970; -1 for a session's cookie. */
	expires: number;
}

export interface AuthenticatorOptions {
	transport?: "internal" | "usb";
	isUserVerified?: boolean;
	hasResidentKey?: boolean;
}

/** A passkey as Chromium hands it out, so that it can be put into another authenticator. */
export interface DesktopCredential {
	credentialId: string;
	isResidentCredential: boolean;
	privateKey: string;
	signCount: number;
	rpId?: string;
	userHandle?: string;
}

export interface DesktopAuthenticator {
	credentials(): Promise<DesktopCredential[]>;
	add(credential: DesktopCredential): Promise<void>;
	remove(credential: { credentialId: string }): Promise<void>;
	/** Whether the person passes the fingerprint or PIN check from now on. */
	setUserVerified(isUserVerified: boolean): Promise<void>;
	/** Whether the person touches it when asked; they do unless told otherwise. */
	setPresence(isPresent: boolean): Promise<void>;
}
