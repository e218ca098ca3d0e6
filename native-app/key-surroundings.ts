import { createHash, randomUUID } from "node:crypto";
import type { DpopSurroundings } from "../client/dpop-key.ts";

/** What keys that prove themselves need of this process. */
export const keySurroundings: DpopSurroundings = {
	digest: async (text) => createHash("sha256").update(text).digest(),
	randomName: randomUUID,
	now: Date.now,
};
