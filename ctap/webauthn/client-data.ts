import { createHash } from "node:crypto";

/** What the person's program vouches for by letting a key sign it. */
export interface ClientData {
	readonly type: "webauthn.create" | "webauthn.get";
	/** Base64url without padding. */
	readonly challenge: string;
	/** The origin that the program is paired with; never one that came with a request. */
	readonly origin: string;
}

/** Client data in the form that gets hashed (WebAuthn level 3, section 5.8.1.1). The key sees its hash alone. */
export function serializeClientData({ type, challenge, origin }: ClientData): Uint8Array {
	// Members in this order, which is part of the standard. What JSON.stringify and CCDToString escape otherwise are
	// control characters, and neither a challenge nor an origin has any.
	return new TextEncoder().encode(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** SHA-256 of the serialized client data, 32 bytes. */
export function hashClientData(serialized: Uint8Array): Uint8Array {
	return createHash("sha256").update(serialized).digest();
}
