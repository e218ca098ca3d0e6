import { appEvents } from "./app-events.ts";
import { focusedWindow, focusOn } from "./focus.ts";
import { onThemeChange } from "./native-theme.ts";
import { changed } from "./state.ts";
import { strict, strictClass } from "./strict.ts";
import { preventable } from "./strict-emitter.ts";
import { type MemberOf, members } from "./surface.ts";
import { WindowFrame } from "./window-frame.ts";

const every = new Map<number, WindowRaw>();
let lastId = 0;

/** A window that nobody sees: its page is real, its place among the others is kept here. */
export class WindowRaw extends WindowFrame implements Pick<Electron.BrowserWindow, MemberOf<"browserWindow">> {
	readonly shown: Electron.BrowserWindow;
	#isVisible = false;
	#isMinimized = false;
	#isDestroyed = false;

	constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
		super(++lastId, options);
		this.shown = strict("BrowserWindow", this, members.browserWindow);
		every.set(this.id, this);
		this.contents.once("-first-load", () => this.emit("ready-to-show"));
		this.contents.once("destroyed", () => this.#gone());
		// After the constructor, when the app has taken what it made.
		queueMicrotask(() => {
			appEvents.emit("browser-window-created", {}, this.shown);
			appEvents.emit("web-contents-created", {}, this.webContents);
		});
		if (options.show !== false) this.show();
	}

	loadURL(url: string): Promise<void> {
		return this.contents.loadURL(url);
	}

	show(): void {
		this.showInactive();
		this.focus();
	}

	showInactive(): void {
		if (this.#isVisible && !this.#isMinimized) return;
		this.#isVisible = true;
		this.#isMinimized = false;
		this.contents.view.setHidden(false);
		this.emit("show");
		changed();
	}

	hide(): void {
		if (!this.#isVisible) return;
		this.#isVisible = false;
		this.blur();
		this.contents.view.setHidden(true);
		this.emit("hide");
		changed();
	}

	minimize(): void {
		this.#isMinimized = true;
		this.blur();
		this.contents.view.setHidden(true);
		this.emit("minimize");
		changed();
	}

	restore(): void {
		if (!this.#isMinimized) return;
		this.#isMinimized = false;
		this.contents.view.setHidden(false);
		this.emit("restore");
		this.focus();
	}

	focus(): void {
		// A window that is not there can not be typed into.
		if (this.#isVisible && !this.#isMinimized) focusOn(this);
	}

	blur(): void {
		if (this.isFocused()) focusOn(undefined);
	}

	focusChanged(isFocused: boolean): void {
		void this.contents.view.setFocused(isFocused).then(changed);
		this.emit(isFocused ? "focus" : "blur");
		appEvents.emit(isFocused ? "browser-window-focus" : "browser-window-blur", {}, this.shown);
		changed();
	}

	isVisible(): boolean {
		return this.#isVisible;
	}

	isFocused(): boolean {
		return focusedWindow() === this;
	}

	isMinimized(): boolean {
		return this.#isMinimized;
	}

	isDestroyed(): boolean {
		return this.#isDestroyed;
	}

	close(): void {
		setImmediate(() => this.closeUnlessPrevented());
	}

	/** Whether it closed. */
	closeUnlessPrevented(): boolean {
		if (this.#isDestroyed) return true;
		const event = preventable({});
		this.emit("close", event);
		if (!event.defaultPrevented) this.destroy();
		return !event.defaultPrevented;
	}

	destroy(): void {
		this.contents.destroyed();
	}

	#gone(): void {
		this.#isDestroyed = true;
		every.delete(this.id);
		if (this.isFocused()) focusOn(undefined);
		this.emit("closed");
		changed();
		if (every.size === 0) appEvents.emit("-last-window-closed");
	}
}

export function everyWindow(): WindowRaw[] {
	return [...every.values()];
}

export const BrowserWindow = strictClass<typeof Electron.BrowserWindow>(
	"BrowserWindow",
	Object.assign(WindowRaw, {
		getAllWindows: () => everyWindow().map(({ shown }) => shown),
		getFocusedWindow: () => everyWindow().find((window) => window.isFocused())?.shown ?? null,
		fromId: (id: number) => every.get(id)?.shown ?? null,
		fromWebContents: (contents: Electron.WebContents) =>
			everyWindow().find(({ webContents }) => webContents === contents)?.shown ?? null,
	} satisfies Pick<typeof Electron.BrowserWindow, "getAllWindows" | "getFocusedWindow" | "fromId" | "fromWebContents">),
	members.browserWindow,
	["getAllWindows", "getFocusedWindow", "fromId", "fromWebContents"],
);

onThemeChange(() => {
	for (const { contents } of everyWindow()) contents.view.applyTheme();
});
