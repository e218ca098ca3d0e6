import type { CborMap } from "../../cbor/cbor-value.ts";
import { byteString, map, optionalMember, text, wholeNumber } from "../../cbor/read-member.ts";
import type { PinUvProtocol } from "../../pin-uv/pin-uv-protocol.ts";
import type { Answer } from "../answer.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Firmware } from "../firmware.ts";
import { required } from "../read-parameters.ts";
import { comparePin, requireTriesLeft } from "./compare-pin.ts";
import { defaultPermissions, everyPermission, tokenPermission } from "./permissions.ts";
import { issueToken, type TokenGrant } from "./pin-token.ts";
import { requestedPermissions } from "./requested-permissions.ts";
import { decapsulate } from "./shared-secret.ts";

/** getPinToken, which CTAP 2.0 has alone (CTAP 2.1 section 6.5.5.7.1). */
export function getPinToken(firmware: Firmware, parameters: CborMap, protocol: PinUvProtocol): Answer {
	required(parameters, 0x03, map);
	required(parameters, 0x06, byteString);
	if (parameters.has(0x09) || parameters.has(0x0a)) throw new CommandFailure("invalidParameter");
	const permissions = firmware.personality.noMcGaPermissionsWithClientPin ? 0 : defaultPermissions;
	const grant = { permissions, rpId: undefined, userPresent: false };
	return tokenForPin(firmware, parameters, protocol, grant, "pinInvalid");
}

/** getPinUvAuthTokenUsingPinWithPermissions (CTAP 2.1 section 6.5.5.7.2). */
export function getTokenUsingPin(firmware: Firmware, parameters: CborMap, protocol: PinUvProtocol): Answer {
	const { personality } = firmware;
	if (!personality.pinUvAuthToken) throw new CommandFailure("invalidSubcommand");
	required(parameters, 0x03, map);
	required(parameters, 0x06, byteString);
	const forbidden = personality.noMcGaPermissionsWithClientPin ? defaultPermissions : 0;
	// A key that enrolls no fingerprints has the option bioEnroll absent, which forbids the permission for it.
	const permissions = requestedPermissions(
		personality,
		required(parameters, 0x09, wholeNumber),
		forbidden | tokenPermission.bioEnrollment,
	);
	const grant = {
		permissions: permissions & everyPermission,
		rpId: optionalMember(parameters, 0x0a, text),
		userPresent: false,
	};
	return tokenForPin(firmware, parameters, protocol, grant, "pinPolicyViolation");
}

function tokenForPin(
	firmware: Firmware,
	parameters: CborMap,
	protocol: PinUvProtocol,
	grant: TokenGrant,
	whenChangeIsDue: "pinInvalid" | "pinPolicyViolation",
): Answer {
	requireTriesLeft(firmware);
	const secret = decapsulate(firmware, protocol, required(parameters, 0x03, map));
	try {
		comparePin(firmware, protocol, secret, required(parameters, 0x06, byteString));
		if (firmware.flash.forcePinChange) throw new CommandFailure(whenChangeIsDue);
		return { 2: protocol.encrypt(secret, issueToken(firmware, protocol, grant).bytes) };
	} finally {
		secret.fill(0);
	}
}
