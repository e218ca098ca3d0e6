import { timingSafeEqual } from "node:crypto";
import { type CborMap, MalformedCbor } from "../../cbor/cbor-value.ts";
import { type AgreementKey, agreementKeyFrom, pointFromCose } from "../../pin-uv/key-agreement.ts";
import { PinUvFailure, type PinUvProtocol, type SharedSecret } from "../../pin-uv/pin-uv-protocol.ts";
import { protocolOne } from "../../pin-uv/protocol-one.ts";
import { createProtocolTwo } from "../../pin-uv/protocol-two.ts";
import { CommandFailure } from "../command-failure.ts";
import { drawSecret } from "../credentials/credential-key.ts";
import type { Firmware } from "../firmware.ts";

/**
 * The protocol that a command names.
 * @throws CommandFailure `invalidParameter` for one that this key does not have.
 */
export function protocolNamed({ personality, random }: Firmware, id: number): PinUvProtocol {
	if (!personality.pinUvAuthProtocols.some((known) => known === id)) throw new CommandFailure("invalidParameter");
	return id === 1 ? protocolOne : createProtocolTwo(() => random(16));
}

/** The key's own half of the key agreement, made when it is first asked for. */
export function agreementKeyOf({ ram, random }: Firmware, protocol: PinUvProtocol): AgreementKey {
	const present = ram.agreementKeys.get(protocol.id);
	if (present) return present;
	const key = agreementKeyFrom(drawSecret(-7, random));
	ram.agreementKeys.set(protocol.id, key);
	return key;
}

/** Throws the key's own half away (`regenerate`), so that one agreement is good for one wrong PIN. */
export function regenerateAgreementKey({ ram }: Firmware, protocol: PinUvProtocol): void {
	ram.agreementKeys.delete(protocol.id);
}

/**
 * What key and platform agree on (`decapsulate`). Wipe it when the command is done.
 * @throws CommandFailure `invalidParameter` for what is no point of P-256.
 */
export function decapsulate(firmware: Firmware, protocol: PinUvProtocol, platformKey: CborMap): SharedSecret {
	try {
		const z = agreementKeyOf(firmware, protocol).agree(pointFromCose(platformKey));
		const secret = protocol.deriveSecret(z);
		z.fill(0);
		return secret;
	} catch (cause) {
		if (!(cause instanceof PinUvFailure || cause instanceof MalformedCbor)) throw cause;
		throw new CommandFailure("invalidParameter", { cause });
	}
}

/** @throws CommandFailure `pinAuthInvalid` unless the platform authenticated the message with this secret. */
export function requireAuthentication(
	protocol: PinUvProtocol,
	secret: SharedSecret,
	message: Uint8Array,
	signature: Uint8Array,
): void {
	const expected = protocol.authenticate(secret, message);
	if (expected.length !== signature.length || !timingSafeEqual(expected, signature)) {
		throw new CommandFailure("pinAuthInvalid");
	}
}

/** What the platform encrypted, or undefined where nothing decrypts to it. Wipe it after use. */
export function decryptOrNothing(
	protocol: PinUvProtocol,
	secret: SharedSecret,
	ciphertext: Uint8Array,
): Uint8Array | undefined {
	try {
		return protocol.decrypt(secret, ciphertext);
	} catch (cause) {
		if (cause instanceof PinUvFailure) return undefined;
		throw cause;
	}
}
