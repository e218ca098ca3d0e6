import type { Pin } from "./security-key.ts";

/**
 * Wipes PINs that were handed over as bytes once what they are for has ended, however it ended: also when it failed
 * before it took them.
 */
export async function wipingPins<T>(operation: Promise<T>, pins: readonly (Pin | undefined)[]): Promise<T> {
	try {
		return await operation;
	} finally {
		for (const pin of pins) if (pin instanceof Uint8Array) pin.fill(0);
	}
}
