import type { PausedRequest } from "./devtools.ts";
import type { FrameTree } from "./frames.ts";
import { preventable, type StrictEmitter } from "./strict-emitter.ts";

/** Asks the app about the ways that a page wants to go, and knows which ways are the app's own. */
export class NavigationGuard {
	readonly #contents: StrictEmitter;
	readonly #frames: FrameTree;
	readonly #own = new Map<string, number>();

	constructor(contents: StrictEmitter, frames: FrameTree) {
		this.#contents = contents;
		this.#frames = frames;
	}

	/** The app itself goes there: its next request is not asked about. */
	expect(url: string): void {
		const bare = new URL(url).href.replace(/#.*$/s, "");
		this.#own.set(bare, (this.#own.get(bare) ?? 0) + 1);
	}

	/** Whatever the app did not start counts as started by the page, also what a test starts by DevTools. */
	allows({ request, frameId, redirectedRequestId }: PausedRequest, url: string): boolean {
		if (redirectedRequestId !== undefined) return this.#ask("will-redirect", url, frameId);
		const isMain = this.#frames.isMain(frameId);
		if (isMain && this.#isOwn(request.url)) return true;
		return this.#ask("will-frame-navigate", url, frameId) && (!isMain || this.#ask("will-navigate", url, frameId));
	}

	/** For the addresses that need no request, which nothing here can stop. */
	wouldRefuse(url: string): boolean {
		return !this.#isOwn(url) && !this.#ask("will-navigate", url, this.#frames.mainId);
	}

	#isOwn(url: string): boolean {
		const left = this.#own.get(url) ?? 0;
		if (left > 0) this.#own.set(url, left - 1);
		return left > 0;
	}

	#ask(name: string, url: string, frameId: string): boolean {
		const frame = this.#frames.get(frameId);
		const isMainFrame = this.#frames.isMain(frameId);
		const facts = {
			url,
			isSameDocument: false,
			isMainFrame,
			frame: frame?.shown ?? null,
			initiator: frame?.shown ?? null,
		};
		const event = preventable(facts);
		this.#contents.emit(name, event, url, false, isMainFrame, frame?.processId, frame?.routingId);
		return !event.defaultPrevented;
	}
}
