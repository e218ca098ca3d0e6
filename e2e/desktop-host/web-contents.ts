import { theBrowser } from "./browser.ts";
import { forgetContents, type KnownContents, registerContents } from "./contents-register.ts";
import { Debugger } from "./debugger.ts";
import { type Devtools, type OpenedWindow, type PageFrame, type PausedRequest, unlessGone } from "./devtools.ts";
import { FrameTree } from "./frames.ts";
import { eventMessage, takeMessage } from "./ipc-main.ts";
import { NavigationGuard } from "./navigation-guard.ts";
import { netError } from "./net-errors.ts";
import { PageLoads } from "./page-loads.ts";
import { pageScripts, receiverName } from "./page-scripts.ts";
import { openPage, type PageOwner } from "./page-target.ts";
import { PageView } from "./page-view.ts";
import { fromChromium, toChromium } from "./scheme-map.ts";
import { type SessionRaw, sessionFor } from "./session.ts";
import { changed, keep, reportProblem, world } from "./state.ts";
import { strict } from "./strict.ts";
import { StrictEmitter } from "./strict-emitter.ts";
import { type MemberOf, members } from "./surface.ts";
import { type OpenedTarget, onTargetGone } from "./target-guard.ts";

type OpenHandler = Parameters<Electron.WebContents["setWindowOpenHandler"]>[0];

const events = [
	"will-navigate",
	"will-redirect",
	"will-frame-navigate",
	"did-navigate",
	"did-finish-load",
	"did-fail-load",
	"render-process-gone",
	"destroyed",
	// For the window around it.
	"-title",
	"-first-load",
	// These never come: no page here gets a webview or a popup, and a test's keys reach the page directly.
	"will-attach-webview",
	"did-create-window",
	"before-input-event",
];

let lastId = 0;

/** A page, and what the app may do with it. */
export class WebContentsRaw
	extends StrictEmitter
	implements PageOwner, KnownContents, Pick<Electron.WebContents, MemberOf<"webContents">>
{
	readonly id = ++lastId;
	readonly shown: Electron.WebContents;
	readonly frames = new FrameTree();
	readonly view: PageView;
	readonly debugger: Electron.Debugger;
	readonly sessionRaw: SessionRaw;
	contextId: string | undefined;
	targetId: string | undefined;
	#title = "";
	readonly #guard: NavigationGuard;
	readonly #loads = new PageLoads();
	readonly #target: Promise<OpenedTarget>;
	#preloadContext: { id: number; uniqueId: string } | undefined;
	#openHandler: OpenHandler | undefined;
	#hasNavigated = false;
	#isErrorPage = false;
	#isLoading = false;
	#isDestroyed = false;

	constructor(preferences: Electron.WebPreferences, size: { width: number; height: number }) {
		super("WebContents", events);
		this.shown = strict("WebContents", this, members.webContents);
		this.sessionRaw = sessionFor(preferences);
		this.#guard = new NavigationGuard(this, this.frames);
		this.#target = this.#open(preferences.preload, size);
		this.#target.catch((cause) => this.#isDestroyed || reportProblem(`A window could not be opened: ${cause}`));
		this.view = new PageView(this.#devtools(), size);
		const session = new Debugger(async () => (await this.#target).targetId);
		this.debugger = strict("Debugger", session, members.debugger);
		registerContents(this);
	}

	async #open(preload: string | undefined, size: { width: number; height: number }): Promise<OpenedTarget> {
		this.contextId = await this.sessionRaw.contextId();
		const target = await openPage(this.contextId, size, preload === undefined ? undefined : pageScripts(preload), this);
		this.targetId = target.targetId;
		onTargetGone(target.targetId, () => this.destroyed());
		changed();
		return target;
	}

	async #devtools(): Promise<Devtools> {
		return (await this.#target).devtools;
	}

	get session(): Electron.Session {
		return this.sessionRaw.shown;
	}

	get mainFrame(): Electron.WebFrameMain {
		const frame = this.frames.main();
		if (!frame) throw new Error("The stand-in for Electron has no frame yet: load something first");
		return frame.shown;
	}

	async loadURL(url: string): Promise<void> {
		this.#guard.expect(toChromium(url));
		this.#isLoading = true;
		await this.#loads.load(this.#devtools(), url).catch((cause) => {
			// With the app's end nobody waits for a page any more.
			if (world.isEnding) return new Promise(() => {});
			throw cause;
		});
	}

	reload(): void {
		this.#guard.expect(toChromium(this.getURL()));
		unlessGone(this.#devtools().then((devtools) => devtools.send("Page.reload")));
	}

	getURL(): string {
		return this.#hasNavigated ? (this.frames.main()?.url ?? "") : "";
	}

	getTitle(): string {
		return this.#title;
	}

	isLoading(): boolean {
		return this.#isLoading;
	}

	isDestroyed(): boolean {
		return this.#isDestroyed;
	}

	send(channel: string, ...given: unknown[]): void {
		this.#tell(eventMessage(channel, given), this.#preloadContext?.uniqueId);
	}

	setWindowOpenHandler(handler: OpenHandler): void {
		this.#openHandler = handler;
	}

	setZoomFactor(factor: number): void {
		this.view.zoom = factor;
	}

	getZoomFactor(): number {
		return this.view.zoom;
	}

	holdsFrame(frameId: string): boolean {
		return this.frames.get(frameId) !== undefined;
	}

	isMainFrame(frameId: string): boolean {
		return this.frames.isMain(frameId);
	}

	allowsNavigation(paused: PausedRequest, url: string): boolean {
		return this.#guard.allows(paused, url);
	}

	navigated({ url, loaderId, unreachableUrl }: PageFrame): void {
		// Neither is asked for by a request, so nothing could stop it.
		if (this.#hasNavigated && /^(about|blob):/.test(url) && this.#guard.wouldRefuse(url)) {
			reportProblem(`The app prevented going to ${url}, and the stand-in can not`);
		}
		this.#hasNavigated ||= url !== "about:blank";
		this.#isErrorPage = unreachableUrl !== undefined;
		this.#isLoading = true;
		this.#loads.committed(loaderId);
		if (this.#hasNavigated) this.emit("did-navigate", {}, this.getURL(), 200, "");
		changed();
	}

	loaded(loaderId: string): void {
		if (!this.#hasNavigated) return;
		this.#isLoading = false;
		this.emit("-first-load");
		if (!this.#isErrorPage) this.emit("did-finish-load");
		this.#loads.loaded(loaderId);
		changed();
	}

	documentFailed(address: string, error: string): void {
		const { name, code } = netError(error);
		this.#isLoading = false;
		this.emit("did-fail-load", {}, code, name, fromChromium(address), true, 1, 1);
	}

	preloadReady(context: { id: number; uniqueId: string }): void {
		this.#preloadContext = context;
	}

	posted(text: string, contextId: number): void {
		const context = this.#preloadContext;
		// A document that has been left behind has nothing to say any more.
		if (context?.id !== contextId) return;
		const answer = (message: Record<string, unknown>) => this.#tell(message, context.uniqueId);
		takeMessage(text, { contents: this.shown, frame: this.frames.main(), answer });
	}

	wantsWindow({ url: address, windowName, windowFeatures }: OpenedWindow): void {
		const url = fromChromium(address);
		const answer = this.#openHandler?.({
			url,
			frameName: windowName,
			features: windowFeatures.join(","),
			disposition: "foreground-tab",
			referrer: { url: this.getURL(), policy: "strict-origin-when-cross-origin" },
		});
		const isDenied = answer?.action === "deny";
		keep("popup", { url, isDenied });
		if (!isDenied) reportProblem(`The app lets a page open ${url}, and the stand-in has no popups`);
	}

	titled(title: string): void {
		if (title === this.#title || title === "") return;
		this.#title = title;
		this.emit("-title", title);
		changed();
	}

	crashed(): void {
		this.emit("render-process-gone", {}, { reason: "crashed", exitCode: 5 });
	}

	/** The window closes; its page goes with it. */
	destroyed(): void {
		if (this.#isDestroyed) return;
		this.#isDestroyed = true;
		forgetContents(this);
		this.#loads.end();
		unlessGone(this.#target.then(({ targetId }) => theBrowser().send("Target.closeTarget", { targetId })));
		this.emit("destroyed");
	}

	#tell(message: Record<string, unknown>, uniqueContextId: string | undefined): void {
		// Without a preload's world there is nobody who listens, as in Electron.
		if (uniqueContextId === undefined) return;
		const expression = `${receiverName}(${JSON.stringify(JSON.stringify(message))})`;
		unlessGone(this.#devtools().then((devtools) => devtools.send("Runtime.evaluate", { expression, uniqueContextId })));
	}
}
