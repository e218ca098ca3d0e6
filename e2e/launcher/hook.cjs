// Loaded into a real Electron before the app (electron -r hook.cjs): keeps what the app does to the desktop, and lets a
// test do what a person and the desktop would. It answers to the names of ../desktop-host/control.ts.
const { EventEmitter } = require("node:events");
const electron = require("electron");
const { patchDesktop } = require("./hook-patches.cjs");

const { app, BrowserWindow, nativeTheme, powerMonitor, session } = electron;

const changes = new EventEmitter().setMaxListeners(0);
const partitions = new Set([""]);
const changed = () => changes.emit("changed");
const desktop = patchDesktop(electron, changed);

function report(cause) {
	// The launcher reads these lines.
	process.stderr.write(`countersign-problem ${JSON.stringify(String(cause?.stack ?? cause))}\n`);
}
process.on("uncaughtException", report);
process.on("unhandledRejection", report);

app.on("browser-window-created", (_event, window) => {
	partitions.add(partitionOf(window));
	for (const event of ["show", "hide", "focus", "blur", "minimize", "restore", "resize", "closed"])
		window.on(event, changed);
	for (const event of ["did-navigate", "did-navigate-in-page", "did-finish-load", "page-title-updated"]) {
		window.webContents.on(event, changed);
	}
	window.webContents.session.on("will-download", (event, item) => {
		desktop.keep("download", { url: item.getURL(), isPrevented: event.defaultPrevented });
	});
	changed();
});

function partitionOf({ webContents }) {
	if (webContents.session === session.defaultSession) return "";
	return webContents.getLastWebPreferences()?.partition ?? "(session)";
}

function sessionOf(partition) {
	return partition === "" ? session.defaultSession : session.fromPartition(partition);
}

function windowOf(id) {
	const window = BrowserWindow.fromId(id);
	if (!window) throw new Error(`There is no window ${id}`);
	return window;
}

function pictureOf(window) {
	const [width, height] = window.getContentSize();
	return {
		id: window.id,
		url: window.webContents.getURL(),
		title: window.getTitle(),
		visible: window.isVisible(),
		focused: window.isFocused(),
		minimized: window.isMinimized(),
		partition: partitionOf(window),
		size: { width, height },
	};
}

const control = {
	windows: () => BrowserWindow.getAllWindows().map(pictureOf),
	...desktop.control,
	async cookies(partition) {
		const cookies = await sessionOf(partition).cookies.get({});
		return cookies.map(({ name, value, domain, path, secure, httpOnly, expirationDate }) => {
			return { name, value, domain, path, secure, httpOnly, expires: expirationDate ?? -1 };
		});
	},
	power: (event) => void powerMonitor.emit(event, {}),
	// The desktop's own theme can not be set from here; an app that follows it sees the same.
	theme(isDark) {
		nativeTheme.themeSource = isDark ? "dark" : "light";
	},
	openUrl: (url) => app.emit("open-url", { preventDefault() {} }, url),
	quit() {
		setImmediate(() => app.quit());
		return true;
	},
	blurAll() {
		for (const window of BrowserWindow.getAllWindows()) window.blur();
	},
	focusWindow: (id) => windowOf(id).focus(),
	closeWindow(id) {
		windowOf(id).close();
		return true;
	},
	setNetwork(isOnline) {
		for (const partition of partitions) {
			if (isOnline) sessionOf(partition).disableNetworkEmulation();
			else sessionOf(partition).enableNetworkEmulation({ offline: true });
		}
		// What is open stays open under emulation: a pulled cable breaks it.
		if (!isOnline) return Promise.all([...partitions].map((partition) => sessionOf(partition).closeAllConnections()));
	},
	evaluate: (source, argument) => new Function(`return (${source});`)()(electron, argument),
};

globalThis.countersignControl = {
	ask: (name, given) => control[name](...given),
	nextChange: () => new Promise((resolve) => changes.once("changed", resolve)),
};
