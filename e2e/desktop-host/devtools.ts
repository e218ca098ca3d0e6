import type { CDPSession } from "@playwright/test";

/** One target of Chromium, or the whole browser; typed by Playwright's own description of the protocol. */
export interface Devtools {
	readonly sessionId: string | undefined;
	readonly send: CDPSession["send"];
	readonly on: CDPSession["on"];
	onEvery(listener: (method: string, params: unknown) => void): void;
	/** The session with one of this one's children. */
	child(sessionId: string): Devtools;
}

// Playwright does not export the protocol's types by name; this is how they are reached.
declare const session: CDPSession;
export type PausedRequest = Parameters<Parameters<typeof session.on<"Fetch.requestPaused">>[1]>[0];
export type AttachedTarget = Parameters<Parameters<typeof session.on<"Target.attachedToTarget">>[1]>[0];
export type OpenedWindow = Parameters<Parameters<typeof session.on<"Page.windowOpen">>[1]>[0];
export type PageFrame = Parameters<Parameters<typeof session.on<"Page.frameNavigated">>[1]>[0]["frame"];
export type FailReason = "Aborted" | "BlockedByClient" | "Failed" | "InternetDisconnected";

/** For a command whose answer nobody needs: that its target has gone meanwhile is no failure. */
export function unlessGone(answer: Promise<unknown>): void {
	answer.catch(() => {});
}
