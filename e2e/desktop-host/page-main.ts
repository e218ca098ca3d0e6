import type { Bridge } from "./bridge.ts";

/** Runs in the page's own world, as source: shows what the preload exposes. */
export function installMainWorld(bridge: Bridge): void {
	const frozen = (value: unknown): unknown => {
		if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
		if (ArrayBuffer.isView(value)) return value;
		Object.freeze(value);
		for (const item of Object.values(value)) frozen(item);
		return value;
	};
	bridge.onTold((name, value) => {
		const { key, api } = value as { key: string; api: unknown };
		// Told twice where the preload's world came first: once into the void, once when this one says that it is here.
		if (name !== "expose" || Object.hasOwn(globalThis, key)) return;
		Object.defineProperty(globalThis, key, { value: frozen(api), enumerable: true });
	});
	bridge.tell("here", undefined);
}
