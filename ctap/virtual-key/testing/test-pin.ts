import type { CborMap } from "../../cbor/cbor-value.ts";
import { byteString, map, member } from "../../cbor/read-member.ts";
import { commandCode, pinSubcommand } from "../../commands/command-code.ts";
import { generateAgreementKey, pointFromCose, pointToCose } from "../../pin-uv/key-agreement.ts";
import { hashPin, padPin } from "../../pin-uv/pin-block.ts";
import type { PinUvProtocol, SharedSecret } from "../../pin-uv/pin-uv-protocol.ts";
import { protocolOne } from "../../pin-uv/protocol-one.ts";
import { protocolTwo } from "../../pin-uv/protocol-two.ts";
import type { Personality } from "../personality.ts";
import { createVirtualKey, type VirtualKeyOptions } from "../virtual-key.ts";
import { type CommandResult, TestPlatform } from "./test-platform.ts";

/** A key whose PIN is 1234, and a platform that has it open. */
export async function keyWithPin(personality: Partial<Personality> = {}, options: VirtualKeyOptions = {}) {
	const key = createVirtualKey({ pin: "1234", personality, ...options });
	return { key, platform: await TestPlatform.open(key) };
}

/** The platform's side of one key agreement. */
export interface Agreement {
	readonly protocol: PinUvProtocol;
	readonly secret: SharedSecret;
	readonly platformKey: CborMap;
}

export async function agree(platform: TestPlatform, id: 1 | 2): Promise<Agreement> {
	const protocol = id === 1 ? protocolOne : protocolTwo;
	const { members } = await platform.command(commandCode.clientPin, { 1: id, 2: pinSubcommand.getKeyAgreement });
	const key = generateAgreementKey();
	const z = key.agree(pointFromCose(member(members, 1, map)));
	return { protocol, secret: protocol.deriveSecret(z), platformKey: pointToCose(key.publicPoint) };
}

const utf8 = (text: string) => new TextEncoder().encode(text);

export async function setPin(platform: TestPlatform, pin: string, id: 1 | 2 = 2): Promise<number> {
	const { protocol, secret, platformKey } = await agree(platform, id);
	const newPinEnc = protocol.encrypt(secret, padPin(utf8(pin)));
	const { status } = await platform.command(commandCode.clientPin, {
		1: id,
		2: pinSubcommand.setPin,
		3: platformKey,
		4: protocol.authenticate(secret, newPinEnc),
		5: newPinEnc,
	});
	return status;
}

export async function changePin(platform: TestPlatform, pin: string, newPin: string, id: 1 | 2 = 2): Promise<number> {
	const { protocol, secret, platformKey } = await agree(platform, id);
	const newPinEnc = protocol.encrypt(secret, padPin(utf8(newPin)));
	const pinHashEnc = protocol.encrypt(secret, hashPin(utf8(pin)));
	const { status } = await platform.command(commandCode.clientPin, {
		1: id,
		2: pinSubcommand.changePin,
		3: platformKey,
		4: protocol.authenticate(secret, Buffer.concat([newPinEnc, pinHashEnc])),
		5: newPinEnc,
		6: pinHashEnc,
	});
	return status;
}

/** A token, or the status that there is none with. */
export interface TokenResult {
	readonly status: number;
	readonly token: Token | undefined;
}

export interface Token {
	readonly protocol: PinUvProtocol;
	readonly bytes: Uint8Array;
	/** Proves, for one message, that the token is known. */
	authenticate(message: Uint8Array): Uint8Array;
}

/** getPinToken, where no permissions are asked for, else the subcommand that gives them. */
export async function tokenByPin(
	platform: TestPlatform,
	pin: string,
	{ id = 2, permissions, rpId }: { readonly id?: 1 | 2; readonly permissions?: number; readonly rpId?: string } = {},
): Promise<TokenResult> {
	const agreement = await agree(platform, id);
	const subcommand =
		permissions === undefined ? pinSubcommand.getPinToken : pinSubcommand.getTokenUsingPinWithPermissions;
	const result = await platform.command(commandCode.clientPin, {
		1: id,
		2: subcommand,
		3: agreement.platformKey,
		6: agreement.protocol.encrypt(agreement.secret, hashPin(utf8(pin))),
		9: permissions,
		10: rpId,
	});
	return readToken(agreement, result);
}

export async function tokenByFinger(
	platform: TestPlatform,
	permissions: number,
	rpId?: string,
	id: 1 | 2 = 2,
): Promise<TokenResult> {
	const agreement = await agree(platform, id);
	const result = await platform.command(commandCode.clientPin, {
		1: id,
		2: pinSubcommand.getTokenUsingUvWithPermissions,
		3: agreement.platformKey,
		9: permissions,
		10: rpId,
	});
	return readToken(agreement, result);
}

/** For tests in which there is one. */
export function present({ token, status }: TokenResult): Token {
	if (!token) throw new Error(`no token: status ${status}`);
	return token;
}

function readToken({ protocol, secret }: Agreement, { status, members }: CommandResult): TokenResult {
	if (status !== 0) return { status, token: undefined };
	const bytes = protocol.decrypt(secret, member(members, 2, byteString));
	return { status, token: { protocol, bytes, authenticate: (message) => protocol.authenticate(bytes, message) } };
}
