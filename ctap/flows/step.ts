/** What the person must do next. Keys are named as their makers name them. */
export type Step =
	| InsertKey
	/** Several could do it: touch the one to use. */
	| { readonly kind: "choose-key"; readonly keys: readonly string[] }
	| PinStep
	| { readonly kind: "touch"; readonly key: string }
	| TouchSensor
	| WaitForKey;

/** Steps that are answered with a PIN. */
export type PinStep = EnterPin | SetPin | ChangePin;

/** Plug in a key. */
export interface InsertKey {
	readonly kind: "insert-key";
	/**
	 * Why the keys there are, or were, will not do:
	 * - `pulled-out`: the one in use is gone.
	 * - `not-registered`: it holds none of the account's credentials.
	 * - `registered-already`: it holds one, where another key is to be added.
	 * - `unsuitable`: it can not do what is needed: verify its user, or store a credential where that is required.
	 */
	readonly because: "pulled-out" | "not-registered" | "registered-already" | "unsuitable" | undefined;
	/** The key that will not do. */
	readonly key: string | undefined;
}

/** Enter the key's PIN. */
export interface EnterPin {
	readonly kind: "enter-pin";
	readonly key: string;
	/** Said once it is less than the key began with. */
	readonly triesLeft: number | undefined;
	/** In characters. */
	readonly minLength: number;
	/**
	 * What was wrong with the one before. `too-short` and `too-long` cost no try. `wrong-twice` is the second wrong one in
	 * a row: after a third the key takes none before it is unplugged (CTAP 2.1 section 6.5.5.7).
	 */
	readonly problem: "wrong" | "wrong-twice" | "too-short" | "too-long" | undefined;
}

/** Think of a PIN for a key that has none. */
export interface SetPin {
	readonly kind: "set-pin";
	readonly key: string;
	/** In characters. */
	readonly minLength: number;
	readonly problem: "too-short" | "too-long" | "refused" | undefined;
}

/** Change the PIN. */
export interface ChangePin {
	readonly kind: "change-pin";
	readonly key: string;
	/** True where the key accepts the PIN for nothing else any more. */
	readonly forced: boolean;
	readonly triesLeft: number | undefined;
	/** In characters. */
	readonly minLength: number;
	readonly problem: "wrong" | "too-short" | "too-long" | "refused" | undefined;
}

/** Do nothing for a moment: the key works, or another program uses it. */
export interface WaitForKey {
	readonly kind: "wait";
	readonly why: "working" | "busy";
}

/** Touch the fingerprint sensor. */
export interface TouchSensor {
	readonly kind: "touch-sensor";
	readonly key: string;
	/** Said after a finger that was not recognised. */
	readonly triesLeft: number | undefined;
}
