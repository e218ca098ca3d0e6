import type { CborMap } from "../../cbor/cbor-value.ts";
import { byteString, map } from "../../cbor/read-member.ts";
import type { PinUvProtocol } from "../../pin-uv/pin-uv-protocol.ts";
import type { Answer } from "../answer.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Firmware } from "../firmware.ts";
import { required } from "../read-parameters.ts";
import { comparePin, requireTriesLeft } from "./compare-pin.ts";
import { storeNewPin } from "./new-pin.ts";
import { endToken } from "./pin-token.ts";
import { decapsulate, requireAuthentication } from "./shared-secret.ts";

/** setPIN: the first PIN of a key (CTAP 2.1 section 6.5.5.5). */
export function setPin(firmware: Firmware, parameters: CborMap, protocol: PinUvProtocol): Answer {
	const platformKey = required(parameters, 0x03, map);
	const pinUvAuthParam = required(parameters, 0x04, byteString);
	const newPinEnc = required(parameters, 0x05, byteString);
	if (firmware.flash.pinHash) throw new CommandFailure("pinAuthInvalid");
	const secret = decapsulate(firmware, protocol, platformKey);
	try {
		requireAuthentication(protocol, secret, newPinEnc, pinUvAuthParam);
		storeNewPin(firmware, protocol, secret, newPinEnc);
		return {};
	} finally {
		secret.fill(0);
	}
}

/** changePIN: another PIN for whoever knows the present one (CTAP 2.1 section 6.5.5.6). */
export function changePin(firmware: Firmware, parameters: CborMap, protocol: PinUvProtocol): Answer {
	const platformKey = required(parameters, 0x03, map);
	const pinUvAuthParam = required(parameters, 0x04, byteString);
	const newPinEnc = required(parameters, 0x05, byteString);
	const pinHashEnc = required(parameters, 0x06, byteString);
	requireTriesLeft(firmware);
	const secret = decapsulate(firmware, protocol, platformKey);
	try {
		requireAuthentication(protocol, secret, Buffer.concat([newPinEnc, pinHashEnc]), pinUvAuthParam);
		comparePin(firmware, protocol, secret, pinHashEnc);
		storeNewPin(firmware, protocol, secret, newPinEnc);
		endToken(firmware);
		return {};
	} finally {
		secret.fill(0);
	}
}
