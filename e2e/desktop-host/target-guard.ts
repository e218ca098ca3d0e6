import { theBrowser } from "./browser.ts";
import type { AttachedTarget, Devtools } from "./devtools.ts";
import { unlessGone } from "./devtools.ts";

export interface OpenedTarget {
	targetId: string;
	devtools: Devtools;
}

const arrivals = new Map<string, PromiseWithResolvers<Devtools>>();
const ends = new Map<string, () => void>();
const created = new Set<string>();
const beingCreated = new Set<Promise<unknown>>();

/** From now on no target runs before it was looked at here. */
export async function guardTargets(): Promise<void> {
	const browser = theBrowser();
	browser.on("Target.attachedToTarget", (event) => unlessGone(look(browser, event)));
	browser.on("Target.targetDestroyed", ({ targetId }) => ends.get(targetId)?.());
	await browser.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
	await browser.send("Target.setDiscoverTargets", { discover: true });
}

export async function openTarget(contextId: string, size: { width: number; height: number }): Promise<OpenedTarget> {
	const creation = theBrowser().send("Target.createTarget", {
		url: "about:blank",
		browserContextId: contextId,
		newWindow: true,
		// In the foreground every page of a headless Chromium believes that it has the focus.
		background: true,
		...size,
	});
	const known = creation.then(({ targetId }) => created.add(targetId));
	beingCreated.add(known);
	const { targetId } = await creation;
	await known;
	beingCreated.delete(known);
	return { targetId, devtools: await arrival(targetId).promise };
}

export function onTargetGone(targetId: string, listener: () => void): void {
	ends.set(targetId, listener);
}

async function look(browser: Devtools, { sessionId, targetInfo }: AttachedTarget): Promise<void> {
	const devtools = browser.child(sessionId);
	if (targetInfo.type !== "page") return unlessGone(devtools.send("Runtime.runIfWaitingForDebugger"));
	// A target may arrive before the command that made it is answered.
	await Promise.allSettled(beingCreated);
	if (created.has(targetInfo.targetId)) return arrival(targetInfo.targetId).resolve(devtools);
	// A page opened it. It has not run yet, and never does; the opener told the app by itself.
	unlessGone(browser.send("Target.closeTarget", { targetId: targetInfo.targetId }));
}

function arrival(targetId: string): PromiseWithResolvers<Devtools> {
	const known = arrivals.get(targetId) ?? Promise.withResolvers<Devtools>();
	arrivals.set(targetId, known);
	return known;
}
