import type { KeySource } from "../transport/key-source.ts";
import type { Person } from "./person.ts";
import type { Dialogue } from "./pin-dialogue.ts";
import { type FlowOptions, withChosenKey } from "./with-chosen-key.ts";

/**
 * Has the person plug in a key, or touch one of several, and does something with it that concerns the key alone: its
 * PIN, what it is, what it stores.
 * @throws KeyFailure
 */
export async function withAnyKey<T>(
	source: KeySource,
	person: Person,
	act: (dialogue: Dialogue) => Promise<T>,
	options: FlowOptions = {},
): Promise<T> {
	const undertaking = { judge: async () => ({ kind: "fit" }) as const, act };
	return await withChosenKey(source, person, undertaking, options);
}
