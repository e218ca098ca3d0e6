import { fork } from "node:child_process";
import { EventEmitter } from "node:events";
import { join } from "node:path";
import process from "node:process";

/*
 * As much of Electron as the built main process needs where there is no screen: its windows show nothing, and it talks
 * to this program in place of a page. Keys are sealed in the open: nothing secret is in a guest.
 */

type Handler = (event: unknown, given: unknown) => unknown;

/** What a utility process finds in place of Electron's port. */
const portShim = `
process.parentPort = {
	on: (name, listener) => process.on("message", (data) => listener({ data })),
	postMessage: (message) => process.send(message),
};`;

export interface WindowlessElectron {
	/** The module, as the built main imports it. */
	readonly module: Readonly<Record<string, unknown>>;
	/** Calls the main process as its own page would. */
	call(channel: string, given: unknown): Promise<unknown>;
}

/** @param sent hears what the main process sends to its page */
export function windowlessElectron(
	userData: string,
	sent: (channel: string, message: unknown) => void,
): WindowlessElectron {
	const handlers = new Map<string, Handler>();
	const page = { parent: null, origin: "app://countersign", url: "app://countersign/desktop/index.html" };
	const nothing = () => {};

	class BrowserWindow extends EventEmitter {
		readonly webContents = Object.assign(new EventEmitter(), {
			id: 1,
			isDestroyed: () => false,
			setWindowOpenHandler: nothing,
			send: sent,
		});
		loadURL = async () => {};
		removeMenu = nothing;
		show = nothing;
		focus = nothing;
		hide = nothing;
		showInactive = nothing;
		isVisible = () => false;
		isFocused = () => false;
		isMinimized = () => false;
		setContentSize = nothing;
		getContentSize = () => [400, 560];
	}
	class Quiet extends EventEmitter {
		show = nothing;
		close = nothing;
		setImage = nothing;
		setToolTip = nothing;
		setContextMenu = nothing;
	}
	const app = Object.assign(new EventEmitter(), {
		setName: nothing,
		enableSandbox: nothing,
		setAppUserModelId: nothing,
		setToastActivatorCLSID: nothing,
		requestSingleInstanceLock: () => true,
		whenReady: async () => {},
		getVersion: () => "guest",
		getPath: () => userData,
		setBadgeCount: nothing,
		isPackaged: false,
		quit: () => process.exit(0),
		exit: (code: number) => process.exit(code),
	});
	const session = {
		protocol: { handle: nothing },
		webRequest: { onBeforeRequest: nothing },
		setPermissionRequestHandler: nothing,
		setPermissionCheckHandler: nothing,
		setDevicePermissionHandler: nothing,
		on: nothing,
	};
	const ipcMain = { handle: (channel: string, handler: Handler) => handlers.set(channel, handler), on: nothing };
	const module = {
		app,
		BrowserWindow,
		ipcMain,
		Notification: Quiet,
		Tray: Quiet,
		Menu: { buildFromTemplate: nothing },
		nativeImage: { createFromPath: nothing },
		nativeTheme: {},
		session: { fromPartition: () => session },
		protocol: { registerSchemesAsPrivileged: nothing },
		powerMonitor: new EventEmitter(),
		screen: {
			getCursorScreenPoint: () => ({ x: 0, y: 0 }),
			getDisplayNearestPoint: () => ({ workArea: { height: 1080 } }),
		},
		dialog: {},
		clipboard: {},
		shell: {},
		net: { fetch },
		safeStorage: {
			isAsyncEncryptionAvailable: async () => true,
			getSelectedStorageBackend: () => "basic_text",
			encryptStringAsync: async (text: string) => Buffer.from(text),
			decryptStringAsync: async (bytes: Buffer) => ({ result: bytes.toString(), shouldReEncrypt: false }),
		},
		utilityProcess: { fork: startUtility },
	};
	return {
		module,
		async call(channel, given) {
			const handler = handlers.get(channel);
			if (!handler) throw new Error(`The main process answers nothing on ${channel}.`);
			return handler({ sender: { id: 1 }, senderFrame: page }, given);
		},
	};
}

function startUtility(path: string) {
	const shim = `data:text/javascript,${encodeURIComponent(portShim)}`;
	const child = fork(join(path), { execArgv: ["--import", shim], serialization: "advanced" });
	return Object.assign(child, { postMessage: (message: object) => child.send(message) });
}
