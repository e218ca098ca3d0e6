import type { Devtools, OpenedWindow, PageFrame } from "./devtools.ts";
import { unlessGone } from "./devtools.ts";
import type { FrameTree } from "./frames.ts";
import { bindingName, type PageScripts, preloadWorld, titleBinding, titleScript, watchWorld } from "./page-scripts.ts";
import { type RequestingPage, routeRequest } from "./request-route.ts";
import { type OpenedTarget, openTarget } from "./target-guard.ts";

/** What happens in a page, for whoever owns it. */
export interface PageOwner extends RequestingPage {
	readonly frames: FrameTree;
	navigated(frame: PageFrame): void;
	loaded(loaderId: string): void;
	documentFailed(url: string, error: string): void;
	/** The preload's world of the top frame is there. */
	preloadReady(context: { id: number; uniqueId: string }): void;
	posted(text: string, contextId: number): void;
	titled(title: string): void;
	wantsWindow(opened: OpenedWindow): void;
	crashed(): void;
}

export async function openPage(
	contextId: string,
	size: { width: number; height: number },
	scripts: PageScripts | undefined,
	owner: PageOwner,
): Promise<OpenedTarget> {
	const target = await openTarget(contextId, size);
	const { devtools } = target;
	listenToPage(devtools, owner);
	const preparations: Promise<unknown>[] = [
		devtools.send("Page.enable"),
		devtools.send("Page.setLifecycleEventsEnabled", { enabled: true }),
		devtools.send("Runtime.enable"),
		devtools.send("Emulation.setFocusEmulationEnabled", { enabled: false }),
		...guardRequests(devtools, owner),
		devtools.send("Runtime.addBinding", { name: titleBinding, executionContextName: watchWorld }),
		devtools.send("Page.addScriptToEvaluateOnNewDocument", { source: titleScript, worldName: watchWorld }),
		...(scripts ? preload(devtools, scripts) : []),
		devtools.send("Page.getFrameTree").then(({ frameTree }) => owner.frames.navigated(frameTree.frame)),
	];
	unlessGone(devtools.send("Runtime.runIfWaitingForDebugger"));
	await Promise.all(preparations);
	return target;
}

function preload(devtools: Devtools, { main, isolated }: PageScripts): Promise<unknown>[] {
	return [
		devtools.send("Runtime.addBinding", { name: bindingName, executionContextName: preloadWorld }),
		devtools.send("Page.addScriptToEvaluateOnNewDocument", { source: isolated, worldName: preloadWorld }),
		devtools.send("Page.addScriptToEvaluateOnNewDocument", { source: main }),
	];
}

/** Frames of other sites are targets of their own, with requests of their own. */
function guardRequests(devtools: Devtools, owner: PageOwner): Promise<unknown>[] {
	devtools.on("Fetch.requestPaused", (paused) => unlessGone(routeRequest(devtools, paused, owner)));
	devtools.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
		const child = devtools.child(sessionId);
		if (targetInfo.type === "iframe") {
			child.on("Page.frameNavigated", ({ frame }) => frame.parentId !== undefined && owner.frames.navigated(frame));
			unlessGone(Promise.all([child.send("Page.enable"), ...guardRequests(child, owner)]));
		}
		unlessGone(child.send("Runtime.runIfWaitingForDebugger"));
	});
	return [
		devtools.send("Network.enable"),
		devtools.send("Fetch.enable", { patterns: [{ urlPattern: "*", requestStage: "Request" }] }),
		devtools.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
	];
}

function listenToPage(devtools: Devtools, owner: PageOwner): void {
	const { frames } = owner;
	const documents = new Map<string, string>();
	devtools.on("Page.frameAttached", ({ frameId, parentFrameId }) => frames.attached(frameId, parentFrameId));
	devtools.on("Page.frameDetached", ({ frameId, reason }) => reason === "remove" && frames.detached(frameId));
	devtools.on("Page.frameNavigated", ({ frame }) => {
		frames.navigated(frame);
		if (frames.isMain(frame.id)) owner.navigated(frame);
	});
	devtools.on("Page.navigatedWithinDocument", ({ frameId, url }) => frames.navigatedWithin(frameId, url));
	devtools.on("Page.lifecycleEvent", ({ frameId, loaderId, name }) => {
		if (name === "load" && frames.isMain(frameId)) owner.loaded(loaderId);
	});
	devtools.on("Page.windowOpen", (opened) => owner.wantsWindow(opened));
	devtools.on("Inspector.targetCrashed", () => owner.crashed());
	devtools.on("Network.requestWillBeSent", ({ type, requestId, frameId, request }) => {
		if (type === "Document" && frameId !== undefined && frames.isMain(frameId)) documents.set(requestId, request.url);
	});
	devtools.on("Network.loadingFailed", ({ requestId, errorText }) => {
		const url = documents.get(requestId);
		if (url !== undefined) owner.documentFailed(url, errorText);
	});
	devtools.on("Runtime.executionContextCreated", ({ context }) => {
		const isOfTopFrame = frames.isMain((context.auxData as { frameId: string } | undefined)?.frameId ?? "");
		if (context.name === preloadWorld && isOfTopFrame) owner.preloadReady(context);
	});
	devtools.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
		if (name === bindingName) owner.posted(payload, executionContextId);
		if (name === titleBinding) owner.titled(payload);
	});
}
