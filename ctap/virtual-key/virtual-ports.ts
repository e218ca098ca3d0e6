import { KeyFailure } from "../key-failure.ts";
import type { KeySource, KeySourceListener, PluggedKey } from "../transport/key-source.ts";
import type { ReportTransport } from "../transport/report-transport.ts";
import type { VirtualKey } from "./virtual-key.ts";

/** USB ports without hardware: software keys are plugged in and pulled out by a call. */
export class VirtualPorts implements KeySource {
	readonly #present = new Map<VirtualKey, PluggedKey>();
	readonly #listeners = new Set<KeySourceListener>();
	#plugIns = 0;

	/** Plugs a key in, under the name that its maker would give it. One that is plugged in stays as it is. */
	plugIn(key: VirtualKey, name = "Software key"): void {
		if (this.#present.has(key) && key.state.plugged) return;
		if (!key.state.plugged) key.plug();
		this.#plugIns += 1;
		this.#present.set(key, { id: `virtual-${this.#plugIns}`, name, open: () => open(key) });
		this.#tell();
	}

	/** Pulls a key out; one that is not plugged in stays out. */
	pullOut(key: VirtualKey): void {
		if (!this.#present.delete(key)) return;
		key.unplug();
		this.#tell();
	}

	watch(listener: KeySourceListener): () => void {
		this.#listeners.add(listener);
		queueMicrotask(() => this.#tellOne(listener));
		return () => this.#listeners.delete(listener);
	}

	#tell(): void {
		for (const listener of this.#listeners) this.#tellOne(listener);
	}

	#tellOne(listener: KeySourceListener): void {
		if (this.#listeners.has(listener)) listener.present([...this.#present.values()]);
	}
}

async function open(key: VirtualKey): Promise<ReportTransport> {
	// One of its faults is to be pulled out by itself.
	if (!key.state.plugged) throw new KeyFailure("gone", "The key was pulled out.");
	return key.connect();
}
