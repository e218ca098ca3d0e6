import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { appEvents } from "./app-events.ts";
import { appIsReady, exitApp, quitApp, whenAppIsReady } from "./app-lifecycle.ts";
import { choosePath, dataPath } from "./paths.ts";
import { SingleInstance } from "./single-instance.ts";
import { keep } from "./state.ts";
import { strict } from "./strict.ts";
import { type MemberOf, members } from "./surface.ts";

interface Manifest {
	name?: string;
	productName?: string;
	version?: string;
}

const root = appRoot(process.argv[1] ?? "");
const manifest: Manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
let name = manifest.productName ?? manifest.name ?? "Electron";
let badge = 0;
let loginItem = false;
const schemes = new Set<string>();

const lock = new SingleInstance(({ argv, workingDirectory, additionalData }) => {
	// Electron keeps them back until there is somebody to hear of it.
	void whenAppIsReady().then(() => appEvents.emit("second-instance", {}, argv, workingDirectory, additionalData));
});

const own = {
	whenReady: whenAppIsReady,
	isReady: appIsReady,
	requestSingleInstanceLock: (data?: unknown) => lock.request(dataPath("userData"), data),
	hasSingleInstanceLock: () => lock.isHeld,
	releaseSingleInstanceLock: () => lock.release(),
	quit: () => setImmediate(quitApp),
	exit: (code = 0) => exitApp(code),
	getPath: dataPath,
	setPath: choosePath,
	getVersion: () => manifest.version ?? "0.0.0",
	getName: () => name,
	setName(given: string) {
		name = given;
	},
	get name() {
		return name;
	},
	set name(given: string) {
		name = given;
	},
	isPackaged: false,
	getAppPath: () => root,
	getLocale: () => "en-GB",
	setAppUserModelId() {},
	setToastActivatorCLSID() {},
	setDesktopName() {},
	enableSandbox() {},
	focus() {},
	setAsDefaultProtocolClient(scheme: string) {
		schemes.add(scheme);
		keep("protocol-client", { scheme });
		return true;
	},
	isDefaultProtocolClient: (scheme: string) => schemes.has(scheme),
	removeAsDefaultProtocolClient: (scheme: string) => schemes.delete(scheme),
	setBadgeCount(count = 0) {
		badge = count;
		keep("badge", { count });
		return true;
	},
	getBadgeCount: () => badge,
	setLoginItemSettings({ openAtLogin = false }: Electron.Settings) {
		loginItem = openAtLogin;
		keep("login-item", { openAtLogin });
	},
	getLoginItemSettings: () =>
		// The rest of it tells of Windows and of macOS.
		({ openAtLogin: loginItem, wasOpenedAtLogin: false }) as Electron.LoginItemSettings,
	setActivationPolicy: (policy: "regular" | "accessory" | "prohibited") => keep("activation-policy", { policy }),
	dock: process.platform === "darwin" ? strict<Electron.Dock>("app.dock", dockStandIn(), ["hide", "show"]) : undefined,
	relaunch: ({ args = [] }: Electron.RelaunchOptions = {}) => keep("relaunch", { args }),
} satisfies Pick<Electron.App, MemberOf<"app">>;

// The emitter itself is the module, so that listeners and members stand on one object.
export const app = strict<Electron.App>(
	"app",
	Object.defineProperties(appEvents, Object.getOwnPropertyDescriptors(own)),
	members.app,
);

function dockStandIn(): Pick<Electron.Dock, "hide" | "show"> {
	return { hide() {}, show: () => Promise.resolve() };
}

/** The folder of the nearest package.json. */
function appRoot(file: string): string {
	const folder = dirname(file);
	try {
		readFileSync(join(folder, "package.json"));
		return folder;
	} catch (cause) {
		if (folder === file) throw new Error("No package.json lies above the app's main", { cause });
		return appRoot(folder);
	}
}
