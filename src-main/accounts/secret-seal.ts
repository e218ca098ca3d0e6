import type { Protection } from "../../contract/desktop/snapshot.ts";

/** The key store of the system is locked, or does not answer now. */
export class SealLocked extends Error {
	override readonly name = "SealLocked";
}

/** Seals secrets with a key that only this person's session has. */
export interface SecretSeal {
	protection(): Promise<Protection>;
	/** @throws SealLocked */
	seal(text: string): Promise<string>;
	/**
	 * `stale` where it is to be sealed anew, because the key has changed.
	 * @throws SealLocked; another error where it can not be opened at all
	 */
	open(sealed: string): Promise<{ text: string; stale: boolean }>;
}
