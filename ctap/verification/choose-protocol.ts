import type { AuthenticatorInfo } from "../commands/get-info.ts";
import { KeyFailure } from "../key-failure.ts";
import type { PinUvProtocol } from "../pin-uv/pin-uv-protocol.ts";
import { protocolOne } from "../pin-uv/protocol-one.ts";
import { protocolTwo } from "../pin-uv/protocol-two.ts";

/**
 * The PIN/UV protocol to use with a key: two where it has it, since its ciphertexts begin with random vectors. A key
 * that has PINs and names no protocol is older than the list (CTAP 2.0), when one was all there was.
 * @throws KeyFailure `unsupported` for a key that knows neither.
 */
export function chooseProtocol(info: AuthenticatorInfo): PinUvProtocol {
	if (info.pinUvAuthProtocols.includes(2)) return protocolTwo;
	if (info.pinUvAuthProtocols.includes(1)) return protocolOne;
	if (info.pinUvAuthProtocols.length === 0 && info.options.has("clientPin")) return protocolOne;
	throw new KeyFailure("unsupported", "This key can not check a PIN in any way that is known here.");
}
