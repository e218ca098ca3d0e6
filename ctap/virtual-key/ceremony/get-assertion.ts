import type { CborMap } from "../../cbor/cbor-value.ts";
import { map, optionalMember } from "../../cbor/read-member.ts";
import type { Answer } from "../answer.ts";
import { tokenPermission } from "../client-pin/permissions.ts";
import { CommandFailure } from "../command-failure.ts";
import { continuationMs } from "../continuation.ts";
import { readSalts, type SecretsOf } from "../extensions/hmac-secret.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import { predatesCtap21 } from "../personality.ts";
import { applicableCredentials } from "./applicable-credentials.ts";
import { assertionOf } from "./assertion.ts";
import { collectPresence } from "./collect-presence.ts";
import { type GetAssertionRequest, readGetAssertion } from "./get-assertion-request.ts";
import { openCeremony } from "./open-ceremony.ts";
import { insistOnVerification, readUvOption } from "./uv-option.ts";
import { verifyUser } from "./verify-user.ts";

/** authenticatorGetAssertion; the steps are those of CTAP 2.1 section 6.2.2. */
export async function getAssertion(firmware: Firmware, parameters: CborMap, run: CommandRun): Promise<Answer> {
	const request = readGetAssertion(parameters);
	const up = request.options.up ?? true;
	// Steps 1 and 2.
	const protocol = await openCeremony(firmware, run, request);
	// Step 4.
	const uvOption = readUvOption(firmware, request);
	if (request.options.rk !== undefined) throw new CommandFailure("unsupportedOption");
	// Step 5: a probe that needs no touch gives nothing away that alwaysUv protects.
	const uv = up ? insistOnVerification(firmware, request, uvOption) : uvOption;
	// Step 6.
	const permission = tokenPermission.getAssertion;
	const evidence = await verifyUser(firmware, run, request, { protocol, uv, permission });
	// Step 7.
	const credentials = applicableCredentials(firmware, request, evidence.verified);
	// Steps 8 and 9.
	if (up) await collectPresence(firmware, run, request, evidence);
	// Step 10.
	const secretsOf = readAssertionExtensions(firmware, request, up);
	// Steps 11 to 13.
	const ceremony = { request, secretsOf, userPresent: up || evidence.touched, userVerified: evidence.verified };
	const told = request.allowList && !predatesCtap21(firmware.personality) ? credentials.slice(0, 1) : credentials;
	const answers = told.map((credential) => () => {
		return assertionOf(firmware, run, ceremony, { credential, oneOfSeveral: told.length > 1 });
	});
	return answerFirst(firmware, run, answers);
}

/** The first assertion at once, the others by getNextAssertion (CTAP 2.1 section 6.3). */
function answerFirst({ ram, clock }: Firmware, { channel }: CommandRun, answers: (() => Answer)[]): Answer {
	const [first, ...remaining] = answers;
	if (!first) throw new CommandFailure("noCredentials");
	if (remaining.length === 0) return first();
	ram.continuation = { kind: "assertions", channel, expiresAt: clock.now() + continuationMs, remaining };
	return { ...first(), 5: answers.length };
}

/** hmac-secret gives nothing away without a touch (CTAP 2.1 section 12.5). */
function readAssertionExtensions(
	firmware: Firmware,
	{ extensions }: GetAssertionRequest,
	up: boolean,
): SecretsOf | undefined {
	if (!firmware.personality.extensions.includes("hmac-secret")) return undefined;
	const input = optionalMember(extensions, "hmac-secret", map);
	if (!input) return undefined;
	if (!up) throw new CommandFailure("unsupportedOption");
	return readSalts(firmware, input);
}
