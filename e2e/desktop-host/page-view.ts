import type { Devtools } from "./devtools.ts";
import { isDarkNow } from "./native-theme.ts";
import { world } from "./state.ts";

interface Size {
	width: number;
	height: number;
}

/** How a page is looked at: size, zoom, theme, focus, visibility, and whether it has a network. */
export class PageView {
	readonly #devtools: Promise<Devtools>;
	#size: Size;
	#zoom = 1;

	constructor(devtools: Promise<Devtools>, size: Size) {
		this.#devtools = devtools;
		this.#size = size;
		this.#applySize();
		this.applyTheme();
		if (!world.isOnline) this.applyNetwork();
	}

	get size(): Size {
		return this.#size;
	}

	set size(size: Size) {
		this.#size = size;
		this.#applySize();
	}

	get zoom(): number {
		return this.#zoom;
	}

	set zoom(factor: number) {
		this.#zoom = factor;
		this.#applySize();
	}

	/** Whether this page believes that it has the keyboard; every one in the foreground would otherwise. */
	setFocused(enabled: boolean): Promise<void> {
		return this.#do((devtools) => devtools.send("Emulation.setFocusEmulationEnabled", { enabled }));
	}

	setHidden(isHidden: boolean): void {
		const windowState = isHidden ? "minimized" : "normal";
		void this.#do(async (devtools) => {
			const { windowId } = await devtools.send("Browser.getWindowForTarget");
			await devtools.send("Browser.setWindowBounds", { windowId, bounds: { windowState } });
		});
	}

	applyTheme(): void {
		const value = isDarkNow() ? "dark" : "light";
		void this.#do((devtools) =>
			devtools.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }] }),
		);
	}

	applyNetwork(): void {
		const offline = !world.isOnline;
		const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
		void this.#do((devtools) => devtools.send("Network.emulateNetworkConditions", { offline, ...unlimited }));
	}

	/** Chromium's zoom makes the page's pixels larger, and fewer. */
	#applySize(): void {
		const [width, height] = [this.#size.width, this.#size.height].map((length) => Math.round(length / this.#zoom));
		if (width === undefined || height === undefined) return;
		const metrics = { width, height, deviceScaleFactor: this.#zoom, mobile: false };
		void this.#do((devtools) => devtools.send("Emulation.setDeviceMetricsOverride", metrics));
	}

	#do(act: (devtools: Devtools) => Promise<unknown>): Promise<void> {
		const done = this.#devtools.then(act).then(() => {});
		// The window may be closed before it was open.
		return done.catch(() => {});
	}
}
