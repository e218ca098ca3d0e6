import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Bytes that are still held once all is collected that can be. */
export async function heldBytes(): Promise<{ readonly heap: number; readonly arrayBuffers: number }> {
	setFlagsFromString("--expose-gc");
	const collectGarbage = runInNewContext("gc");
	let last = Number.POSITIVE_INFINITY;
	// Buffers are swept beside the collecting, which is over when nothing changes any more.
	for (;;) {
		collectGarbage();
		await nextTurn();
		const { heapUsed: heap, arrayBuffers } = process.memoryUsage();
		if (arrayBuffers >= last) return { heap, arrayBuffers };
		last = arrayBuffers;
	}
}
