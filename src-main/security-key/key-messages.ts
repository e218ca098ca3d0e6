import type { KeyReport, KeyStep } from "../../contract/desktop/key-step.ts";
import type { AuthenticationResponse, RegistrationResponse } from "../../contract/webauthn.ts";
import type { KeyToEnrol } from "../../ctap/flows/enrol-key.ts";
import type { LoginToSign } from "../../ctap/flows/sign-login.ts";

/*
 * What the main process and the process that talks to keys say to each other. A process does one undertaking and ends.
 */

/** What is to be done with a key. */
export type Undertaking =
	| { readonly kind: "sign"; readonly login: LoginToSign }
	| { readonly kind: "enrol"; readonly enrolment: KeyToEnrol }
	/** Says which keys there are. */
	| { readonly kind: "report" };

/** A person's answer to a step; PINs are UTF-8, and each end wipes its copy. */
export type PinAnswer =
	/** To `enter-pin` and `set-pin`. */
	| { readonly kind: "pin"; readonly pin: Uint8Array }
	/** To `change-pin`. */
	| { readonly kind: "pins"; readonly current: Uint8Array; readonly next: Uint8Array };

export type ToKeys = Undertaking | PinAnswer | { readonly kind: "stop" };

/** What became of an undertaking. */
export type Done =
	| { readonly kind: "signed"; readonly response: AuthenticationResponse; readonly key: string }
	| { readonly kind: "enrolled"; readonly response: RegistrationResponse; readonly key: string }
	| { readonly kind: "reported"; readonly keys: readonly KeyReport[] };

/** Why an undertaking failed: a code that stays, and a sentence for the person with what to do next. */
export interface KeyTrouble {
	readonly code: string;
	readonly sentence: string;
}

export type FromKeys =
	| { readonly kind: "step"; readonly step: KeyStep }
	| Done
	| { readonly kind: "failed"; readonly trouble: KeyTrouble }
	/** It was stopped, and every key is let go of. */
	| { readonly kind: "stopped" };
