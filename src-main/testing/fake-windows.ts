import { EventEmitter } from "node:events";

/** A session that keeps what it was given to decide with. */
export class FakeSession extends EventEmitter {
	readonly deciding: Record<string, (...given: never[]) => unknown> = {};
	readonly protocol = {
		handle: (_scheme: string, serve: (request: Request) => Promise<Response>) => this.keep({ serve }),
	};
	readonly webRequest = { onBeforeRequest: (onRequest: (...given: never[]) => void) => this.keep({ onRequest }) };
	setPermissionRequestHandler = (request: (...given: never[]) => void) => this.keep({ request });
	setPermissionCheckHandler = (check: (...given: never[]) => boolean) => this.keep({ check });
	setDevicePermissionHandler = (device: (...given: never[]) => boolean) => this.keep({ device });

	private keep(deciding: FakeSession["deciding"]): void {
		Object.assign(this.deciding, deciding);
	}
}

/** The contents of a window, as far as guards and titles go. */
export class FakeContents extends EventEmitter {
	readonly id = 7;
	mayOpen: () => unknown = () => ({ action: "allow" });
	isDestroyed = () => false;
	send = () => undefined;
	setWindowOpenHandler(handler: () => unknown): void {
		this.mayOpen = handler;
	}
}

interface WindowOptions {
	readonly title?: string;
	readonly webPreferences?: object;
}

/** A window without a screen: what was done to it is in `log`. */
export class FakeWindow extends EventEmitter {
	static readonly all: FakeWindow[] = [];
	readonly webContents = new FakeContents();
	readonly log: string[] = [];
	readonly options: WindowOptions;
	title: string;
	isShown = false;
	isSmall = false;
	private isGone = false;

	constructor(options: WindowOptions) {
		super();
		this.options = options;
		this.title = options.title ?? "";
		FakeWindow.all.push(this);
	}

	private does(what: string, more: Partial<Pick<FakeWindow, "isShown" | "isSmall">> = {}): void {
		this.log.push(what);
		Object.assign(this, more);
	}
	removeMenu = () => undefined;
	show = () => this.does("show", { isShown: true });
	showInactive = () => this.does("showInactive", { isShown: true, isSmall: false });
	hide = () => this.does("hide", { isShown: false });
	focus = () => this.does("focus");
	restore = () => this.does("restore", { isSmall: false });
	isVisible = () => this.isShown;
	isMinimized = () => this.isSmall;
	isFocused = () => false;
	isDestroyed = () => this.isGone;
	loadURL = async (address: string) => this.does(`load ${address}`);
	setTitle = (title: string) => {
		this.title = title;
	};
	destroy(): void {
		this.isGone = true;
		this.emit("closed");
	}
}

/** An event that can be prevented, and whether it was. */
export function preventable<More extends object>(more: More) {
	const event = {
		...more,
		prevented: false,
		preventDefault(): void {
			event.prevented = true;
		},
	};
	return event;
}
