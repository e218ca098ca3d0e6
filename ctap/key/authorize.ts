import type { Authenticator } from "../commands/authenticator.ts";
import type { TokenScope } from "../commands/client-pin.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import { type CallOptions, touchingSensor } from "../ctaphid/exchange.ts";
import { KeyFailure } from "../key-failure.ts";
import { statusCode } from "../status/status-code.ts";
import { sentenceFor } from "../status/status-sentence.ts";
import {
	type Authorization,
	authorizeByBuiltIn,
	authorizeByPin,
	unverified,
	verifiedWithinCommand,
} from "../verification/authorization.ts";
import { pinBytes } from "../verification/pin-text.ts";
import { alwaysVerifies, waysToVerify } from "../verification/ways-to-verify.ts";
import type { OperationOptions, Pin } from "./security-key.ts";

/**
 * Verifies the user as the caller wants it: by the PIN that was given, else by the key itself, else not at all where
 * nobody asks for it.
 * @throws KeyFailure `status` puatRequired or pinNotSet where only a PIN would do and none was given or set.
 */
export async function authorize(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	userVerification: boolean,
	scope: TokenScope,
	options: OperationOptions,
): Promise<Authorization> {
	if (options.pin !== undefined) return await byPin(authenticator, info, scope, options.pin, options);
	if (!userVerification && !alwaysVerifies(info)) return unverified;
	const { builtIn } = waysToVerify(info);
	if (builtIn === "token") return await authorizeByBuiltIn(authenticator, info, scope, touchingSensor(options));
	if (builtIn === "option") return verifiedWithinCommand;
	throw needsPin(info, scope);
}

async function byPin(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	scope: TokenScope,
	entered: Pin,
	options: CallOptions,
): Promise<Authorization> {
	const pin = pinBytes(entered);
	try {
		if (waysToVerify(info, scope.permissions).pin !== "set") throw needsPin(info, scope);
		// It would be refused, but for changing it.
		if (info.forcePinChange) throw refused(statusCode.pinPolicyViolation, "The key's PIN has to be changed first.");
		return await authorizeByPin(authenticator, info, pin, scope, options);
	} finally {
		pin.fill(0);
	}
}

function needsPin(info: AuthenticatorInfo, { permissions }: TokenScope): KeyFailure {
	const { pin } = waysToVerify(info, permissions);
	if (pin === "none") return new KeyFailure("unsupported", "This key can not check who uses it.");
	return refused(pin === "set" ? statusCode.puatRequired : statusCode.pinNotSet);
}

function refused(status: number, message = sentenceFor(status).happened): KeyFailure {
	return new KeyFailure("status", message, { status });
}
