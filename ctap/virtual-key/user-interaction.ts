/** What a key blinks for. */
export interface PresenceRequest {
	readonly kind: "make-credential" | "get-assertion" | "selection" | "reset";
	/** Absent where no relying party is involved. */
	readonly rpId?: string;
}

/**
 * Asked each time the key waits for a touch.
 * @param signal Aborted when the touch is of no use any more: cancelled, timed out, unplugged.
 */
export type Presence = (request: PresenceRequest, signal: AbortSignal) => Promise<"touched" | "refused" | "timeout">;

/** What a key with a fingerprint reader asks a finger for. */
export interface VerificationRequest {
	readonly kind: "make-credential" | "get-assertion" | "token";
	readonly rpId?: string;
}

/**
 * Asked each time the key waits for a finger on its reader. A finger that matches is a touch as well.
 * @param signal As for a touch.
 */
export type Verification = (
	request: VerificationRequest,
	signal: AbortSignal,
) => Promise<"matched" | "no-match" | "timeout">;

export const touchAtOnce: Presence = async () => "touched";
export const matchAtOnce: Verification = async () => "matched";
