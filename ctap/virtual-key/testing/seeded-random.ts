import { createHash } from "node:crypto";
import type { RandomSource } from "../random-source.ts";

/** The same bytes in every run: SHA-256 of a seed and a counter. */
export function seededRandom(seed: string): RandomSource {
	let block = 0;
	return (bytes) => {
		const out = new Uint8Array(bytes);
		for (let offset = 0; offset < bytes; offset += 32) {
			const hash = createHash("sha256").update(`${seed} ${block}`).digest();
			out.set(hash.subarray(0, Math.min(32, bytes - offset)), offset);
			block += 1;
		}
		return out;
	};
}
