import { theBrowser } from "./browser.ts";

type RequestHandler = NonNullable<Parameters<Electron.Session["setPermissionRequestHandler"]>[0]>;
type CheckHandler = NonNullable<Parameters<Electron.Session["setPermissionCheckHandler"]>[0]>;
type Permission = Parameters<RequestHandler>[1];

// Electron's name, and Chromium's names for what it allows.
const permissions: [Permission, ...string[]][] = [
	["geolocation", "geolocation"],
	["notifications", "notifications"],
	["media", "camera", "microphone"],
	["midi", "midi"],
	["clipboard-read", "clipboard-read"],
	["clipboard-sanitized-write", "clipboard-write"],
	["idle-detection", "idle-detection"],
	["window-management", "window-management"],
	["local-fonts", "local-fonts"],
	["persistent-storage", "persistent-storage"],
];

/**
 * Chromium cannot be made to ask when a page asks, so the app's handlers are asked ahead: for every permission,
 * before the first document of an origin loads.
 */
export class Permissions {
	readonly #contextId: () => Promise<string>;
	readonly #settled = new Set<string>();
	#request: RequestHandler | undefined;
	#check: CheckHandler | undefined;

	constructor(contextId: () => Promise<string>) {
		this.#contextId = contextId;
	}

	onRequest(handler: RequestHandler | null): void {
		this.#request = handler ?? undefined;
		this.#settled.clear();
	}

	onCheck(handler: CheckHandler | null): void {
		this.#check = handler ?? undefined;
		this.#settled.clear();
	}

	/** The origin in Chromium's form; the URL in the app's. */
	async settle(contents: Electron.WebContents, origin: string, url: string): Promise<void> {
		if (this.#settled.has(origin)) return;
		this.#settled.add(origin);
		const browserContextId = await this.#contextId();
		const settings = permissions.map(async ([permission, ...names]) => {
			const setting = (await this.#isGranted(contents, permission, url)) ? "granted" : "denied";
			const settled = names.map((name) =>
				theBrowser().send("Browser.setPermission", { permission: { name }, setting, origin, browserContextId }),
			);
			await Promise.all(settled);
		});
		await Promise.all(settings);
	}

	async #isGranted(contents: Electron.WebContents, permission: Permission, url: string): Promise<boolean> {
		const details = { requestingUrl: url, isMainFrame: true, mediaTypes: ["video" as const, "audio" as const] };
		const { origin } = new URL(url);
		if (this.#check && !this.#check(contents, permission as Parameters<CheckHandler>[1], origin, details)) return false;
		const request = this.#request;
		// Electron grants everything to everybody unless it is told otherwise.
		return !request || new Promise((resolve) => request(contents, permission, resolve, details));
	}
}
