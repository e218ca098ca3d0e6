import { createHmac } from "node:crypto";
import type { CborMap } from "../../cbor/cbor-value.ts";
import { byteString, map, optionalMember, wholeNumber } from "../../cbor/read-member.ts";
import { decapsulate, decryptOrNothing, protocolNamed, requireAuthentication } from "../client-pin/shared-secret.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Firmware } from "../firmware.ts";
import { required } from "../read-parameters.ts";

/** Answers the salts of one request for the secret of one credential. */
export type SecretsOf = (credentialSecret: Uint8Array, userVerified: boolean) => Uint8Array;

/**
 * Reads the input of hmac-secret (CTAP 2.1 section 12.5): one or two salts, encrypted for this key.
 * @returns What encrypts the HMAC of each salt. It can be asked for several credentials, one after the other.
 * @throws CommandFailure `pinAuthInvalid` for what nobody authenticated, `invalidParameter` for salts of other lengths.
 */
export function readSalts(firmware: Firmware, input: CborMap): SecretsOf {
	const protocol = protocolNamed(firmware, optionalMember(input, 0x04, wholeNumber) ?? 1);
	const shared = decapsulate(firmware, protocol, required(input, 0x01, map));
	const saltEnc = required(input, 0x02, byteString);
	requireAuthentication(protocol, shared, saltEnc, required(input, 0x03, byteString));
	const salts = decryptOrNothing(protocol, shared, saltEnc);
	if (salts?.length !== 32 && salts?.length !== 64) throw new CommandFailure("invalidParameter");
	return (credentialSecret, userVerified) => {
		const credRandom = deriveCredRandom(firmware.flash.deviceSecret, credentialSecret, userVerified);
		const outputs = [salts.subarray(0, 32), salts.subarray(32)]
			.filter((salt) => salt.length > 0)
			.map((salt) => createHmac("sha256", credRandom).update(salt).digest());
		return protocol.encrypt(shared, Buffer.concat(outputs));
	};
}

/** CredRandomWithUV or CredRandomWithoutUV: which one depends on whether the user was verified. */
function deriveCredRandom(deviceSecret: Uint8Array, credentialSecret: Uint8Array, userVerified: boolean): Uint8Array {
	return createHmac("sha256", deviceSecret)
		.update(userVerified ? "CredRandomWithUV" : "CredRandomWithoutUV")
		.update(credentialSecret)
		.digest();
}
