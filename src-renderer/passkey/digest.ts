import type { Digest } from "../../client/challenge.ts";

export const sha256: Digest = async (text) =>
	new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
