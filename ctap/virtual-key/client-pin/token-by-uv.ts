import type { CborMap } from "../../cbor/cbor-value.ts";
import { map, optionalMember, text, wholeNumber } from "../../cbor/read-member.ts";
import type { PinUvProtocol } from "../../pin-uv/pin-uv-protocol.ts";
import type { Answer } from "../answer.ts";
import { verifyBuiltIn } from "../built-in-verification.ts";
import { CommandFailure } from "../command-failure.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import { required } from "../read-parameters.ts";
import { everyPermission, tokenPermission } from "./permissions.ts";
import { issueToken } from "./pin-token.ts";
import { requestedPermissions } from "./requested-permissions.ts";
import { decapsulate } from "./shared-secret.ts";

/** Fingers are enrolled and keys configured by PIN: the options uvBioEnroll and uvAcfg are absent. */
const neverByFinger = tokenPermission.bioEnrollment | tokenPermission.authenticatorConfig;

/** getPinUvAuthTokenUsingUvWithPermissions (CTAP 2.1 section 6.5.5.7.3). */
export async function getTokenUsingUv(
	firmware: Firmware,
	parameters: CborMap,
	protocol: PinUvProtocol,
	run: CommandRun,
): Promise<Answer> {
	const { personality, flash } = firmware;
	const { builtInVerification, preferredPlatformUvAttempts = 1 } = personality;
	if (builtInVerification === "absent" || !personality.pinUvAuthToken) throw new CommandFailure("invalidSubcommand");
	const platformKey = required(parameters, 0x03, map);
	const asked = required(parameters, 0x09, wholeNumber);
	const rpId = optionalMember(parameters, 0x0a, text);
	const permissions = requestedPermissions(personality, asked, neverByFinger);
	if (builtInVerification === "unconfigured") throw new CommandFailure("notAllowed");
	if (flash.uvRetries === 0) throw new CommandFailure("uvBlocked");
	const secret = decapsulate(firmware, protocol, platformKey);
	try {
		const attempts = preferredPlatformUvAttempts > 1 ? 1 : personality.uvAttemptsInternally;
		const request = { kind: "token", ...(rpId === undefined ? {} : { rpId }) } as const;
		const outcome = await verifyBuiltIn(firmware, run, request, attempts);
		if (outcome === "timeout") throw new CommandFailure("userActionTimeout");
		if (outcome === "failed") throw new CommandFailure(flash.uvRetries === 0 ? "uvBlocked" : "uvInvalid");
		// A finger on the reader is a touch too.
		const grant = { permissions: permissions & everyPermission, rpId, userPresent: true };
		return { 2: protocol.encrypt(secret, issueToken(firmware, protocol, grant).bytes) };
	} finally {
		secret.fill(0);
	}
}
