import { permission } from "../commands/command-code.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";

/** How a key can make sure of its user now. */
export interface WaysToVerify {
	/**
	 * By itself, by fingerprint say: with a token, or, on keys of CTAP 2.0, as an option of the command.
	 * `none` where the key has no sensor or nothing is enrolled on it.
	 */
	readonly builtIn: "token" | "option" | "none";
	/** By a PIN that is set, that could be set, or that the key does not use for signing in. */
	readonly pin: "set" | "not-set" | "none";
	/** With permission and relying party, or as CTAP 2.0 had it. */
	readonly pinToken: "with-permissions" | "plain";
}

const forSigningIn = permission.makeCredential | permission.getAssertion;

/**
 * Reads from what a key says of itself how its user can be verified (CTAP 2.1 sections 6.4 and 7.2).
 * @param permissions What for, as bits of `permission`: some keys take their PIN for everything but signing in.
 */
export function waysToVerify({ options }: AuthenticatorInfo, permissions = forSigningIn): WaysToVerify {
	const tokens = options.get("pinUvAuthToken") === true;
	const builtIn = options.get("uv") === true ? (tokens ? "token" : "option") : "none";
	const barred = options.get("noMcGaPermissionsWithClientPin") === true && (permissions & forSigningIn) !== 0;
	const pin = options.has("clientPin") && !barred ? (options.get("clientPin") ? "set" : "not-set") : "none";
	return { builtIn, pin, pinToken: tokens ? "with-permissions" : "plain" };
}

/** True for a key that never does anything without verifying its user (CTAP 2.1 section 7.2). */
export function alwaysVerifies({ options }: AuthenticatorInfo): boolean {
	return options.get("alwaysUv") === true;
}
