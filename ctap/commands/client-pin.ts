import { setImmediate as whenIdle } from "node:timers/promises";
import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import { byteString, map, member, optionalMember, truth, wholeNumber } from "../cbor/read-member.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import { KeyFailure } from "../key-failure.ts";
import { generateAgreementKey, pointFromCose, pointToCose } from "../pin-uv/key-agreement.ts";
import { hashPin, padPin } from "../pin-uv/pin-block.ts";
import type { PinUvProtocol, SharedSecret } from "../pin-uv/pin-uv-protocol.ts";
import { type Authenticator, understand } from "./authenticator.ts";
import { commandCode, pinSubcommand } from "./command-code.ts";

/** How many wrong PINs a key still takes. */
export interface PinRetries {
	/** Tries before the PIN is locked for good. */
	readonly left: number;
	/** True when no try counts before the key is unplugged and plugged in again. Few keys say so. */
	readonly needsPowerCycle: boolean;
}

/** The outcome of one key agreement: what both sides know, and the half of it that goes over the wire. */
export interface Agreement {
	readonly protocol: PinUvProtocol;
	readonly secret: SharedSecret;
	readonly platformKey: CborMap;
}

/** What a pinUvAuthToken is wanted for (CTAP 2.1 section 6.5.5.7). */
export interface TokenScope {
	/** Bits of `permission`. */
	readonly permissions: number;
	/** The relying party that it is bound to, where the permission takes one. */
	readonly rpId?: string | undefined;
}

type Members = Readonly<Record<number, CborValue | undefined>>;

function clientPin(authenticator: Authenticator, subcommand: number, members: Members, options?: CallOptions) {
	return authenticator.send(commandCode.clientPin, { 2: subcommand, ...members }, options);
}

/** Asks how many tries the PIN has left (CTAP 2.1 section 6.5.5.2). */
export async function getPinRetries(
	authenticator: Authenticator,
	protocol: PinUvProtocol,
	options?: CallOptions,
): Promise<PinRetries> {
	const answer = await clientPin(authenticator, pinSubcommand.getPinRetries, { 1: protocol.id }, options);
	return understand(() => ({
		left: member(answer, 3, wholeNumber),
		needsPowerCycle: optionalMember(answer, 4, truth) ?? false,
	}));
}

/** Asks how many tries the built-in user verification has left (CTAP 2.1 section 6.5.5.3). */
export async function getUvRetries(authenticator: Authenticator, options?: CallOptions): Promise<number> {
	const answer = await clientPin(authenticator, pinSubcommand.getUvRetries, {}, options);
	return understand(() => member(answer, 5, wholeNumber));
}

/**
 * Agrees with the key on a secret (CTAP 2.1 section 6.5.5.4), with a fresh key pair of our own.
 * @throws KeyFailure `malformed` for a public key that is none.
 */
export async function agree(
	authenticator: Authenticator,
	protocol: PinUvProtocol,
	options?: CallOptions,
): Promise<Agreement> {
	// Ours is made once the question is on its way: the key needs a while for its own.
	const making = whenIdle().then(generateAgreementKey);
	const answer = await clientPin(authenticator, pinSubcommand.getKeyAgreement, { 1: protocol.id }, options);
	const own = await making;
	return understand(() => {
		const peer = pointFromCose(member(answer, 1, map));
		const z = own.agree(peer);
		try {
			return { protocol, secret: protocol.deriveSecret(z), platformKey: pointToCose(own.publicPoint) };
		} finally {
			z.fill(0);
		}
	});
}

/** Sets the first PIN of a key (CTAP 2.1 section 6.5.5.5). @param pin UTF-8; the caller wipes it. */
export async function setPin(
	authenticator: Authenticator,
	agreement: Agreement,
	pin: Uint8Array,
	options?: CallOptions,
): Promise<void> {
	const { protocol, secret, platformKey } = agreement;
	const newPinEnc = encryptWiping(agreement, padPin(pin));
	const authentication = protocol.authenticate(secret, newPinEnc);
	const members = { 1: protocol.id, 3: platformKey, 4: authentication, 5: newPinEnc };
	await clientPin(authenticator, pinSubcommand.setPin, members, options);
}

/** Changes the PIN (CTAP 2.1 section 6.5.5.6). The try counts. @param current and next are UTF-8; the caller wipes them. */
export async function changePin(
	authenticator: Authenticator,
	agreement: Agreement,
	{ current, next }: { readonly current: Uint8Array; readonly next: Uint8Array },
	options?: CallOptions,
): Promise<void> {
	const { protocol, secret, platformKey } = agreement;
	const newPinEnc = encryptWiping(agreement, padPin(next));
	const pinHashEnc = encryptWiping(agreement, hashPin(current));
	const authentication = protocol.authenticate(secret, Buffer.concat([newPinEnc, pinHashEnc]));
	const members = { 1: protocol.id, 3: platformKey, 4: authentication, 5: newPinEnc, 6: pinHashEnc };
	await clientPin(authenticator, pinSubcommand.changePin, members, options);
}

/**
 * Trades the PIN for a token without permissions, as keys of CTAP 2.0 give it (CTAP 2.1 section 6.5.5.7.1). The try
 * counts. @param pin UTF-8; the caller wipes it, and the token too.
 */
export async function getPinToken(
	authenticator: Authenticator,
	agreement: Agreement,
	pin: Uint8Array,
	options?: CallOptions,
): Promise<Uint8Array> {
	const pinHashEnc = encryptWiping(agreement, hashPin(pin));
	const members = { 1: agreement.protocol.id, 3: agreement.platformKey, 6: pinHashEnc };
	return readToken(agreement, await clientPin(authenticator, pinSubcommand.getPinToken, members, options));
}

/** Trades the PIN for a token that is good for one thing (CTAP 2.1 section 6.5.5.7.2). The try counts. */
export async function getTokenUsingPin(
	authenticator: Authenticator,
	agreement: Agreement,
	pin: Uint8Array,
	scope: TokenScope,
	options?: CallOptions,
): Promise<Uint8Array> {
	const pinHashEnc = encryptWiping(agreement, hashPin(pin));
	const known = { 1: agreement.protocol.id, 3: agreement.platformKey, 6: pinHashEnc };
	const members = { ...known, 9: scope.permissions, 10: scope.rpId };
	const subcommand = pinSubcommand.getTokenUsingPinWithPermissions;
	return readToken(agreement, await clientPin(authenticator, subcommand, members, options));
}

/** Lets the key verify its user by itself, by fingerprint say (CTAP 2.1 section 6.5.5.7.3). The try counts. */
export async function getTokenUsingUv(
	authenticator: Authenticator,
	agreement: Agreement,
	scope: TokenScope,
	options?: CallOptions,
): Promise<Uint8Array> {
	const answer = await clientPin(
		authenticator,
		pinSubcommand.getTokenUsingUvWithPermissions,
		{ 1: agreement.protocol.id, 3: agreement.platformKey, 9: scope.permissions, 10: scope.rpId },
		options,
	);
	return readToken(agreement, answer);
}

function readToken({ protocol, secret }: Agreement, answer: CborMap): Uint8Array {
	const token = understand(() => protocol.decrypt(secret, member(answer, 2, byteString)));
	if (!protocol.isTokenLength(token.length))
		throw new KeyFailure("malformed", "The key gave a token of no lawful length.");
	return token;
}

function encryptWiping({ protocol, secret }: Agreement, plaintext: Uint8Array): Uint8Array {
	try {
		return protocol.encrypt(secret, plaintext);
	} finally {
		plaintext.fill(0);
	}
}
