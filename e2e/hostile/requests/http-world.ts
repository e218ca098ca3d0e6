import { type StoreWatch, watchStore } from "../world/stored.ts";
import { openWorld, secretsOf, type World } from "../world/world.ts";

/** A world for many inputs, and what sees whether one of them left a trace. */
export interface HttpWorld {
	readonly world: World;
	readonly store: StoreWatch;
	readonly secrets: readonly string[];
	/** Where the next call comes from: limits are counted by it, and are not what is attacked. */
	source(): string;
}

let opened: Promise<HttpWorld> | undefined;

/** One for the whole thread, opened when it is first needed. */
export function httpWorld(): Promise<HttpWorld> {
	opened ??= open();
	return opened;
}

export async function closeHttpWorld(): Promise<void> {
	await (await opened)?.world.stop();
	opened = undefined;
}

async function open(): Promise<HttpWorld> {
	const world = await openWorld();
	// Whoever begins a sign-in leaves a ceremony, which goes by itself.
	const store = await watchStore(world.storage, ["webauthn_state"]);
	let calls = 0;
	const source = () => {
		calls += 1;
		return `198.51.${(calls >> 8) & 15}.${calls & 255}`;
	};
	return { world, store, secrets: secretsOf(world), source };
}
