import type { PageFrame } from "./devtools.ts";
import { fromChromium } from "./scheme-map.ts";
import { strict } from "./strict.ts";
import { StrictEmitter } from "./strict-emitter.ts";
import { members } from "./surface.ts";

let lastRoutingId = 0;

/** The frames of one page, as CDP tells of them. */
export class FrameTree {
	readonly #frames = new Map<string, Frame>();
	#mainId = "";

	navigated({ id, parentId, url, urlFragment = "", unreachableUrl, securityOrigin }: PageFrame): void {
		const frame = this.#frames.get(id) ?? new Frame(this, parentId);
		this.#frames.set(id, frame);
		frame.url = fromChromium(unreachableUrl ?? url + urlFragment);
		frame.origin = originAsElectronWritesIt(securityOrigin);
		if (parentId === undefined) this.#mainId = id;
	}

	/** A frame that has been put into the page, and holds nothing yet. */
	attached(id: string, parentId: string): void {
		if (!this.#frames.has(id)) this.#frames.set(id, new Frame(this, parentId));
	}

	navigatedWithin(id: string, url: string): void {
		const frame = this.#frames.get(id);
		if (frame) frame.url = fromChromium(url);
	}

	detached(id: string): void {
		this.#frames.delete(id);
	}

	isMain(id: string): boolean {
		return id === this.#mainId;
	}

	get mainId(): string {
		return this.#mainId;
	}

	main(): Frame | undefined {
		return this.#frames.get(this.#mainId);
	}

	get(id: string): Frame | undefined {
		return this.#frames.get(id);
	}

	childrenOf(parent: Frame): Frame[] {
		return [...this.#frames.values()].filter((frame) => frame.parentFrame === parent);
	}
}

export class Frame extends StrictEmitter implements Pick<Electron.WebFrameMain, (typeof members.webFrameMain)[number]> {
	url = "";
	origin = "null";
	readonly shown: Electron.WebFrameMain;
	readonly routingId = ++lastRoutingId;
	readonly processId = 1;
	readonly #tree: FrameTree;
	readonly #parentId: string | undefined;

	constructor(tree: FrameTree, parentId: string | undefined) {
		super("WebFrameMain", []);
		this.#tree = tree;
		this.#parentId = parentId;
		this.shown = strict("WebFrameMain", this, members.webFrameMain);
	}

	get parentFrame(): Frame | undefined {
		return this.#parentId === undefined ? undefined : this.#tree.get(this.#parentId);
	}

	get parent(): Electron.WebFrameMain | null {
		return this.parentFrame?.shown ?? null;
	}

	get top(): Electron.WebFrameMain | null {
		return this.#tree.main()?.shown ?? null;
	}

	get frames(): Electron.WebFrameMain[] {
		return this.#tree.childrenOf(this).map(({ shown }) => shown);
	}

	get frameTreeNodeId(): number {
		return this.routingId;
	}

	get detached(): boolean {
		return false;
	}

	isDestroyed(): boolean {
		return false;
	}
}

function originAsElectronWritesIt(origin: string): string {
	return origin === "://" || origin === "" ? "null" : fromChromium(origin);
}
