import type { Page } from "@playwright/test";
import type { DesktopFailureCode, IpcAnswer } from "../../contract/desktop/failure.ts";
import { type AnswerOf, type GivenOf, type IpcCalls, ipcCalls } from "../../contract/desktop/ipc-calls.ts";
import type { IpcName } from "../../contract/desktop/ipc-names.ts";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";

export type PlayedHandlers = {
	readonly [Name in IpcName]: (
		given: GivenOf<IpcCalls[Name]>,
	) => AnswerOf<IpcCalls[Name]> | Promise<AnswerOf<IpcCalls[Name]>>;
};

/** Thrown by a handler: crosses to the page as its code. */
export class PlayedFailure extends Error {
	readonly code: DesktopFailureCode;
	readonly members: Readonly<Record<string, unknown>>;

	constructor(code: DesktopFailureCode, members: Readonly<Record<string, unknown>> = {}) {
		super(code);
		this.code = code;
		this.members = members;
	}
}

export interface PlayedCall {
	readonly name: IpcName;
	readonly given: unknown;
}

/** The main process, played for a page that runs in a plain browser. */
export interface PlayedMain {
	/** Every call that the page made, in order. */
	readonly calls: readonly PlayedCall[];
	now(): DesktopSnapshot;
	/** Changes the snapshot, and sends it once the page listens. */
	change(next: (snapshot: DesktopSnapshot) => DesktopSnapshot): Promise<void>;
}

/** Puts `window.countersign` into the page before anything of it runs. */
export async function playMain(
	page: Page,
	initial: DesktopSnapshot,
	handlersFor: (played: PlayedMain) => PlayedHandlers,
): Promise<PlayedMain> {
	let snapshot = initial;
	const calls: PlayedCall[] = [];
	const played: PlayedMain = {
		calls,
		now: () => snapshot,
		async change(next) {
			snapshot = next(snapshot);
			await page.evaluate((sent) => dispatchEvent(new CustomEvent("played-snapshot", { detail: sent })), snapshot);
		},
	};
	const table = handlersFor(played);
	await page.exposeFunction("playedCall", async (name: IpcName, given: unknown): Promise<IpcAnswer<unknown>> => {
		calls.push({ name, given });
		const read = ipcCalls[name].given.safeParse(given);
		if (!read.success) return { ok: false, code: "invalid-call", members: {} };
		try {
			const handle = table[name] as (given: unknown) => unknown;
			return { ok: true, value: await handle(read.data) };
		} catch (error) {
			if (!(error instanceof PlayedFailure)) throw error;
			return { ok: false, code: error.code, members: error.members };
		}
	});
	await page.addInitScript(installBridge);
	return played;
}

/** Runs in the page. */
function installBridge(): void {
	const { playedCall } = window as unknown as { playedCall: (name: string, given: unknown) => Promise<unknown> };
	Object.defineProperty(window, "countersign", {
		value: {
			call: playedCall,
			onSnapshot(listener: (snapshot: unknown) => void) {
				const hear = (event: Event) => listener((event as CustomEvent).detail);
				addEventListener("played-snapshot", hear);
				return () => removeEventListener("played-snapshot", hear);
			},
		},
	});
}
