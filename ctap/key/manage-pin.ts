import type { Authenticator } from "../commands/authenticator.ts";
import { agree, changePin, getPinRetries, getUvRetries, setPin } from "../commands/client-pin.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import { KeyFailure } from "../key-failure.ts";
import { chooseProtocol } from "../verification/choose-protocol.ts";
import { assertNewPin, assertPossiblePin, pinBytes } from "../verification/pin-text.ts";
import { waysToVerify } from "../verification/ways-to-verify.ts";
import type { Pin, Retries } from "./security-key.ts";

/**
 * Sets a key's first PIN.
 * @throws KeyFailure `unsupported` for a key without PINs, `status` pinPolicyViolation for one that is too short.
 */
export async function setFirstPin(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	entered: Pin,
	options: CallOptions,
): Promise<void> {
	assertHasPins(info);
	const pin = pinBytes(entered);
	try {
		assertNewPin(pin, info);
		const agreement = await agree(authenticator, chooseProtocol(info), options);
		await setPin(authenticator, agreement, pin, options).finally(() => agreement.secret.fill(0));
	} finally {
		pin.fill(0);
	}
}

/**
 * Changes a key's PIN.
 * @throws KeyFailure `status` pinInvalid, which counts, or pinPolicyViolation.
 */
export async function changeKnownPin(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	entered: { readonly current: Pin; readonly next: Pin },
	options: CallOptions,
): Promise<void> {
	assertHasPins(info);
	const current = pinBytes(entered.current);
	let next: Uint8Array | undefined;
	try {
		next = pinBytes(entered.next);
		assertPossiblePin(current);
		assertNewPin(next, info);
		const agreement = await agree(authenticator, chooseProtocol(info), options);
		await changePin(authenticator, agreement, { current, next }, options).finally(() => agreement.secret.fill(0));
	} finally {
		current.fill(0);
		next?.fill(0);
	}
}

/** Asks how many tries are left, without spending one. */
export async function readRetries(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	options: CallOptions,
): Promise<Retries> {
	const hasPin = info.options.get("clientPin") === true;
	const pin = hasPin ? await getPinRetries(authenticator, chooseProtocol(info), options) : undefined;
	const hasUv = waysToVerify(info).builtIn === "token";
	const uv = hasUv ? await getUvRetries(authenticator, options) : undefined;
	return { pin: pin?.left, uv, needsPowerCycle: pin?.needsPowerCycle ?? false };
}

function assertHasPins(info: AuthenticatorInfo): void {
	if (!info.options.has("clientPin")) throw new KeyFailure("unsupported", "This key has no PINs.");
}
