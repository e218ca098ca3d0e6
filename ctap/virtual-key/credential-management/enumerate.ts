import type { CborMap, CborValue } from "../../cbor/cbor-value.ts";
import { byteString, map } from "../../cbor/read-member.ts";
import type { Answer } from "../answer.ts";
import { describeUser, descriptor } from "../ceremony/assertion.ts";
import { CommandFailure } from "../command-failure.ts";
import { type Continuation, continuationMs } from "../continuation.ts";
import type { ResidentCredential } from "../credentials/credential.ts";
import { credentialKey } from "../credentials/credential-key.ts";
import { residentCredentials, sameBytes } from "../credentials/find-credentials.ts";
import { hashRpId } from "../credentials/rp-id-hash.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import { required } from "../read-parameters.ts";
import { requireToken, requireTokenFor, requireWholeToken } from "./management-token.ts";

/** enumerateRPsBegin: the relying parties that the key keeps credentials for (CTAP 2.1 section 6.8.3). */
export function enumerateRelyingParties(firmware: Firmware, parameters: CborMap, run: CommandRun): Answer {
	requireWholeToken(firmware, parameters);
	const names = new Map(firmware.flash.credentials.map(({ rpId, rpName }) => [rpId, rpName]));
	const answers = [...names].map(([rpId, rpName]) => () => {
		const rp = new Map<string, CborValue>([["id", rpId]]);
		if (rpName !== undefined) rp.set("name", rpName);
		return { 3: rp, 4: hashRpId(rpId) };
	});
	return answerFirst(firmware, run, "relying-parties", answers, 5);
}

/** enumerateCredentialsBegin: what the key keeps for one of them (CTAP 2.1 section 6.8.4). */
export function enumerateCredentials(firmware: Firmware, parameters: CborMap, run: CommandRun): Answer {
	const rpIdHash = required(required(parameters, 0x02, map), 0x01, byteString);
	const token = requireToken(firmware, parameters);
	const rpId = firmware.flash.credentials.find((credential) => sameBytes(hashRpId(credential.rpId), rpIdHash))?.rpId;
	requireTokenFor(token, rpId);
	if (rpId === undefined) throw new CommandFailure("noCredentials");
	const answers = residentCredentials(firmware, rpId).map((credential) => () => entryOf(firmware, credential));
	return answerFirst(firmware, run, "credentials", answers, 9);
}

function entryOf({ personality }: Firmware, { id, user, algorithm, secret, protection }: ResidentCredential): Answer {
	return {
		6: describeUser(user, true),
		7: descriptor(id),
		8: credentialKey(algorithm, secret).cosePublicKey,
		10: personality.extensions.includes("credProtect") ? protection : undefined,
	};
}

/** @param totalMember Which member of the first answer says how many there are. */
function answerFirst(
	{ ram, clock }: Firmware,
	{ channel }: CommandRun,
	kind: Continuation["kind"],
	answers: readonly (() => Answer)[],
	totalMember: number,
): Answer {
	const [first, ...remaining] = answers;
	if (!first) throw new CommandFailure("noCredentials");
	ram.continuation = { kind, channel, expiresAt: clock.now() + continuationMs, remaining };
	return { ...first(), [totalMember]: answers.length };
}
