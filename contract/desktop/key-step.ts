/*
 * What a security key needs of the person, as the window shows it. The same steps as the security-key library's own,
 * which stands alone and so can not be named here; the compiler holds the two together where one becomes the other.
 */

/** What the person must do next with a key, or that they wait for one. Keys are named as their makers name them. */
export type KeyStep =
	| {
			readonly kind: "insert-key";
			/** Why the keys there are, or were, will not do. */
			readonly because: "pulled-out" | "not-registered" | "registered-already" | "unsuitable" | undefined;
			readonly key: string | undefined;
	  }
	/** Several could do it: touch the one to use. */
	| { readonly kind: "choose-key"; readonly keys: readonly string[] }
	| { readonly kind: "touch"; readonly key: string }
	| { readonly kind: "touch-sensor"; readonly key: string; readonly triesLeft: number | undefined }
	| { readonly kind: "wait"; readonly why: "working" | "busy" }
	| KeyPinStep;

/** Steps that are answered with a PIN. Lengths are in characters. */
export type KeyPinStep =
	| {
			readonly kind: "enter-pin";
			readonly key: string;
			readonly triesLeft: number | undefined;
			readonly minLength: number;
			/** `wrong-twice`: after one more wrong one the key has to be unplugged. */
			readonly problem: "wrong" | "wrong-twice" | "too-short" | "too-long" | undefined;
	  }
	| {
			readonly kind: "set-pin";
			readonly key: string;
			readonly minLength: number;
			readonly problem: "too-short" | "too-long" | "refused" | undefined;
	  }
	| {
			readonly kind: "change-pin";
			readonly key: string;
			/** The key accepts the PIN for nothing else any more. */
			readonly forced: boolean;
			readonly triesLeft: number | undefined;
			readonly minLength: number;
			readonly problem: "wrong" | "too-short" | "too-long" | "refused" | undefined;
	  };

/** What a key is used for: to approve a login, to prove oneself before passkeys are changed, or as a new passkey. */
export type KeyPurpose = "approve" | "prove" | "enrol";

export interface KeyDialog {
	readonly purpose: KeyPurpose;
	readonly step: KeyStep;
}

/** A key that is plugged in, for diagnostics. */
export interface KeyReport {
	readonly name: string;
	/** In a few words; what stands in the way where it can not be used. */
	readonly state: string;
}
