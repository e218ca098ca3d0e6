import { changed, keep } from "./state.ts";
import { preventable, StrictEmitter } from "./strict-emitter.ts";
import { WebContentsRaw } from "./web-contents.ts";

const events = [
	"ready-to-show",
	"close",
	"closed",
	"show",
	"hide",
	"focus",
	"blur",
	"minimize",
	"restore",
	"resize",
	"move",
	"page-title-updated",
];

/** What is around a page, without what windows do among each other: title, place, decorations. */
export class WindowFrame extends StrictEmitter {
	readonly id: number;
	readonly contents: WebContentsRaw;
	#title: string;
	#place: { x: number; y: number };

	constructor(id: number, options: Electron.BrowserWindowConstructorOptions) {
		super("BrowserWindow", events);
		const { width = 800, height = 600, x = 0, y = 0, title = "", webPreferences = {} } = options;
		this.id = id;
		this.#place = { x, y };
		this.#title = title;
		this.contents = new WebContentsRaw(webPreferences, { width, height });
		this.contents.on("-title", (shown: string) => {
			const event = preventable({});
			this.emit("page-title-updated", event, shown, true);
			if (!event.defaultPrevented) this.setTitle(shown);
		});
	}

	get webContents(): Electron.WebContents {
		return this.contents.shown;
	}

	setTitle(title: string): void {
		this.#title = title;
		changed();
	}

	getTitle(): string {
		return this.#title;
	}

	setContentSize(width: number, height: number): void {
		this.contents.view.size = { width, height };
		this.emit("resize");
		changed();
	}

	getContentSize(): number[] {
		const { width, height } = this.contents.view.size;
		return [width, height];
	}

	setMinimumSize(): void {}

	setBounds({ x, y, width, height }: Partial<Electron.Rectangle>): void {
		const { size } = this.contents.view;
		this.setPosition(x ?? this.#place.x, y ?? this.#place.y);
		this.setContentSize(width ?? size.width, height ?? size.height);
	}

	/** No window manager has put a frame around it: the window is as large as its page. */
	getBounds(): Electron.Rectangle {
		return { ...this.#place, ...this.contents.view.size };
	}

	setPosition(x: number, y: number): void {
		this.#place = { x, y };
		this.emit("move");
	}

	getPosition(): number[] {
		return [this.#place.x, this.#place.y];
	}

	setOverlayIcon(_icon: Electron.NativeImage | null, description: string): void {
		keep("overlay-icon", { window: this.id, description });
	}

	flashFrame(isFlashing: boolean): void {
		keep("flash-frame", { window: this.id, isFlashing });
	}

	// Nobody sees these.
	center(): void {}
	setMenu(): void {}
	removeMenu(): void {}
	setMenuBarVisibility(): void {}
	setSkipTaskbar(): void {}
	setBackgroundColor(): void {}
	setAlwaysOnTop(): void {}
	moveTop(): void {}
}
