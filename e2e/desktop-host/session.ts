import { theBrowser } from "./browser.ts";
import { CookieJar } from "./cookie-jar.ts";
import { denyDownloads } from "./downloads.ts";
import { Permissions } from "./permissions.ts";
import { SessionProtocol } from "./session-protocol.ts";
import { rawBehind, strict } from "./strict.ts";
import { StrictEmitter } from "./strict-emitter.ts";
import { type MemberOf, members } from "./surface.ts";
import { WebRequest } from "./web-request.ts";

const sessions = new Map<string, SessionRaw>();

/** A partition: a browser context of its own in the one Chromium. */
export class SessionRaw extends StrictEmitter implements Pick<Electron.Session, MemberOf<"session">> {
	readonly partition: string;
	readonly shown: Electron.Session;
	readonly protocols = new SessionProtocol();
	readonly requests = new WebRequest();
	readonly permissions: Permissions;
	readonly jar: CookieJar;
	readonly protocol: Electron.Protocol;
	readonly webRequest: Electron.WebRequest;
	readonly cookies: Electron.Cookies;
	#context: Promise<string> | undefined;

	constructor(partition: string) {
		super("Session", ["will-download"]);
		this.partition = partition;
		this.protocol = strict("Session.protocol", this.protocols, members.sessionProtocol);
		this.webRequest = strict("Session.webRequest", this.requests, members.webRequest);
		this.permissions = new Permissions(() => this.contextId());
		// The default session is kept too; a partition only under a name that says so.
		this.jar = new CookieJar(partition, () => this.contextId());
		this.cookies = strict("Session.cookies", this.jar, members.cookies);
		this.shown = strict("Session", this, members.session);
	}

	contextId(): Promise<string> {
		this.#context ??= this.#open();
		return this.#context;
	}

	async #open(): Promise<string> {
		const { browserContextId } = await theBrowser().send("Target.createBrowserContext", {
			// Otherwise it would go with the DevTools session that made it, which is as it should be.
			disposeOnDetach: true,
		});
		await denyDownloads(this, browserContextId);
		await this.jar.fill(browserContextId);
		return browserContextId;
	}

	isPersistent(): boolean {
		return this.partition === "" || this.partition.startsWith("persist:");
	}

	setPermissionRequestHandler(handler: Parameters<Electron.Session["setPermissionRequestHandler"]>[0]): void {
		this.permissions.onRequest(handler);
	}

	setPermissionCheckHandler(handler: Parameters<Electron.Session["setPermissionCheckHandler"]>[0]): void {
		this.permissions.onCheck(handler);
	}

	// A headless Chromium offers no device and no screen to anybody: whoever asks is refused before a handler is.
	setDevicePermissionHandler(): void {}
	setDisplayMediaRequestHandler(): void {}

	async clearStorageData(): Promise<void> {
		const browserContextId = await this.contextId();
		await theBrowser().send("Storage.clearCookies", { browserContextId });
	}
}

export function sessionOf(partition: string): SessionRaw {
	// Electron refuses this before the app is ready, and so does this.
	theBrowser();
	const known = sessions.get(partition) ?? new SessionRaw(partition);
	sessions.set(partition, known);
	return known;
}

/** The session of a window's preferences. */
export function sessionFor({ session, partition = "" }: Electron.WebPreferences): SessionRaw {
	return session ? (rawBehind(session) as SessionRaw) : sessionOf(partition);
}

export function everySession(): SessionRaw[] {
	return [...sessions.values()];
}

export const session = strict<typeof Electron.Session>(
	"session",
	{
		fromPartition: (partition: string) => sessionOf(partition).shown,
		get defaultSession() {
			return sessionOf("").shown;
		},
	} satisfies Pick<typeof Electron.Session, "fromPartition" | "defaultSession">,
	["fromPartition", "defaultSession"],
);
