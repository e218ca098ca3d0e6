import type { AttestedCredential, AuthenticatorData } from "../commands/authenticator-data.ts";
import type { CredentialDescriptor, CredentialUser } from "../commands/credential-descriptor.ts";
import type { StoredCredential } from "../commands/credential-management.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import type { MadeCredential } from "../commands/make-credential.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import type { CreationExtensions } from "../extensions/creation-extensions.ts";
import type { PrfInputs, PrfOutputs } from "../extensions/prf.ts";

/** A PIN as text, or as UTF-8 that is wiped in the taking. Text can not be wiped: programs hand over bytes. */
export type Pin = string | Uint8Array;

/** How an operation runs: whom it tells, what ends it. */
export interface OperationOptions extends CallOptions {
	/**
	 * The key's PIN. Left out, the key verifies its user by itself where it can; where it can not, the operation fails
	 * with the status puatRequired or pinNotSet and the key never hears of it.
	 */
	readonly pin?: Pin | undefined;
}

/** What a new credential is for. */
export interface CredentialRequest {
	/** SHA-256 of the client data, 32 bytes. */
	readonly clientDataHash: Uint8Array;
	readonly relyingParty: { readonly id: string; readonly name?: string | undefined };
	readonly user: CredentialUser;
	/** COSE numbers, the most wanted first; ES256 and EdDSA where left out. */
	readonly algorithms?: readonly number[] | undefined;
	readonly excludeCredentials?: readonly CredentialDescriptor[] | undefined;
	/** Kept on the key, so that it can be found without its id. */
	readonly residentKey?: boolean | undefined;
	/** True where left out: the user must be verified. */
	readonly userVerification?: boolean | undefined;
	readonly extensions?: CreationExtensions | undefined;
}

/** A credential that was made, and checked to be for whom it was asked. */
export interface CreatedCredential extends MadeCredential {
	/** The new credential out of the authenticator data. */
	readonly attested: AttestedCredential;
}

/** What is to be signed, and by which credential. */
export interface AssertionRequest {
	readonly rpId: string;
	/** SHA-256 of the client data, 32 bytes. */
	readonly clientDataHash: Uint8Array;
	/** Left out, the key offers what it stores for the relying party. */
	readonly allowCredentials?: readonly CredentialDescriptor[] | undefined;
	/** True where left out: the user must be verified. */
	readonly userVerification?: boolean | undefined;
	/** Secrets to be derived along the way. */
	readonly prf?: PrfInputs | undefined;
}

/** A signature, checked to be one for what was asked. */
export interface Assertion {
	readonly credential: CredentialDescriptor;
	readonly authenticatorData: AuthenticatorData;
	readonly signature: Uint8Array;
	/** Whose credential it is; keys name it for stored credentials only. */
	readonly user: CredentialUser | undefined;
	readonly prf: PrfOutputs | undefined;
	/** How many accounts the key could have signed for; the others come by `getNextAssertion`. */
	readonly numberOfCredentials: number;
}

/** Credentials that a key may hold one of. */
export interface CredentialLookup {
	readonly rpId: string;
	readonly credentials: readonly CredentialDescriptor[];
}

/** Whether a key holds one of them, as far as it tells without verifying anybody. */
export type CredentialWhereabouts =
	| { readonly kind: "held"; readonly credential: CredentialDescriptor }
	| { readonly kind: "absent" }
	| { readonly kind: "unknown" };

/** How many wrong tries a key still takes. */
export interface Retries {
	/** Undefined for a key without a PIN. */
	readonly pin: number | undefined;
	/** Undefined for a key that does not verify its user by itself. */
	readonly uv: number | undefined;
	/** No try counts before the key is unplugged and plugged in again. */
	readonly needsPowerCycle: boolean;
}

/**
 * One security key. Operations run one after another. All of them throw `KeyFailure` and nothing else, but for
 * RangeError where a caller hands over what can not be sent.
 */
export interface SecurityKey {
	/** What the key says of itself, asked once and anew after what changes it. */
	info(options?: CallOptions): Promise<AuthenticatorInfo>;
	makeCredential(request: CredentialRequest, options?: OperationOptions): Promise<CreatedCredential>;
	getAssertion(request: AssertionRequest, options?: OperationOptions): Promise<Assertion>;
	/** The next account's assertion, right after `getAssertion` said that there are several. */
	getNextAssertion(): Promise<Assertion>;
	/** Sets the first PIN. */
	setPin(pin: Pin): Promise<void>;
	/** Changes the PIN. The try counts if the current one is wrong. */
	changePin(current: Pin, next: Pin): Promise<void>;
	retries(): Promise<Retries>;
	/** Asks without PIN and touch which credential of a list the key holds. */
	lookFor(lookup: CredentialLookup, options?: CallOptions): Promise<CredentialWhereabouts>;
	/** Lets the person point out this key by touching it. */
	selection(options?: CallOptions): Promise<void>;
	/** Erases all credentials and the PIN: within ten seconds of plugging in, and with a touch. */
	reset(options?: CallOptions): Promise<void>;
	/** What the key stores. Needs the PIN, or the key's own verification. */
	listCredentials(options?: OperationOptions): Promise<readonly StoredCredential[]>;
	deleteCredential(credential: CredentialDescriptor, options?: OperationOptions): Promise<void>;
	/** Aborted when the key is no more, with a KeyFailure `gone` as its reason. */
	readonly ended: AbortSignal;
	/** Ends what runs: the key stops blinking, and the operation fails as `cancelled`. */
	cancel(): void;
	/** Lets go of the key. */
	close(): Promise<void>;
}
