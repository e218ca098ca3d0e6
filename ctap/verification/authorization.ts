import type { Authenticator } from "../commands/authenticator.ts";
import {
	type Agreement,
	agree,
	getPinToken,
	getTokenUsingPin,
	getTokenUsingUv,
	type TokenScope,
} from "../commands/client-pin.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import { type PinUvAuth, pinUvAuth } from "../commands/pin-uv-auth.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import { chooseProtocol } from "./choose-protocol.ts";
import { assertPossiblePin } from "./pin-text.ts";
import { waysToVerify } from "./ways-to-verify.ts";

/** What allows a command to act for a verified user. Wipe it when the command is done. */
export interface Authorization {
	/** Proof for one message, where the key gave a token. */
	proofFor(message: Uint8Array): PinUvAuth | undefined;
	/** True where the key verifies its user within the command itself. */
	readonly withinCommand: boolean;
	/** The secret shared with the key, where one was agreed on. */
	readonly agreement: Agreement | undefined;
	/** What the key gave for the proof that its user is there, where it gave something. */
	readonly token: Uint8Array | undefined;
	wipe(): void;
}

/** Nobody was verified, and nobody has to be. */
export const unverified: Authorization = authorization(undefined, undefined, false);
/** A key of CTAP 2.0 verifies its user by itself while the command runs. */
export const verifiedWithinCommand: Authorization = authorization(undefined, undefined, true);

/**
 * Trades a PIN for a token: one that is good for this one thing where the key has such, else a plain one.
 * @param pin The caller wipes it.
 * @throws KeyFailure `status` pinInvalid and its like. The try counts, so nothing here tries again.
 */
export async function authorizeByPin(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	pin: Uint8Array,
	scope: TokenScope,
	options: CallOptions,
): Promise<Authorization> {
	assertPossiblePin(pin);
	const withPermissions = waysToVerify(info).pinToken === "with-permissions";
	return await withAgreement(authenticator, info, options, (agreement) =>
		withPermissions
			? getTokenUsingPin(authenticator, agreement, pin, scope, options)
			: getPinToken(authenticator, agreement, pin, options),
	);
}

/**
 * Has the key verify its user by itself.
 * @throws KeyFailure `status` uvInvalid, uvBlocked and their like. The try counts, so nothing here tries again.
 */
export async function authorizeByBuiltIn(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	scope: TokenScope,
	options: CallOptions,
): Promise<Authorization> {
	return await withAgreement(authenticator, info, options, (agreement) =>
		getTokenUsingUv(authenticator, agreement, scope, options),
	);
}

async function withAgreement(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	options: CallOptions,
	obtain: (agreement: Agreement) => Promise<Uint8Array>,
): Promise<Authorization> {
	const agreement = await agree(authenticator, chooseProtocol(info), options);
	try {
		return authorization(agreement, await obtain(agreement), false);
	} catch (error) {
		agreement.secret.fill(0);
		throw error;
	}
}

function authorization(
	agreement: Agreement | undefined,
	token: Uint8Array | undefined,
	withinCommand: boolean,
): Authorization {
	return {
		agreement,
		token,
		withinCommand,
		proofFor: (message) => (agreement && token ? pinUvAuth(agreement.protocol, token, message) : undefined),
		wipe() {
			agreement?.secret.fill(0);
			token?.fill(0);
		},
	};
}
