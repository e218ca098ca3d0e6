import type { CborValue } from "../../cbor/cbor-value.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Credential, ResidentCredential } from "../credentials/credential.ts";
import { drawSecret } from "../credentials/credential-key.ts";
import { sameBytes } from "../credentials/find-credentials.ts";
import { wrapCredential } from "../credentials/wrapped-id.ts";
import { readCreationExtensions } from "../extensions/creation-extensions.ts";
import type { Firmware } from "../firmware.ts";
import type { Algorithm } from "../personality.ts";
import type { MakeCredentialRequest } from "./make-credential-request.ts";

/** A new credential, and what its extensions answer. */
export interface CreatedCredential {
	readonly credential: Credential;
	readonly extensions: ReadonlyMap<string, CborValue>;
}

/**
 * Makes a credential, and keeps it where the platform wants it resident (CTAP 2.1 section 6.1.2, steps 15 to 18).
 * @throws CommandFailure `keyStoreFull`, or what an extension is refused with.
 */
export function createCredential(
	firmware: Firmware,
	request: MakeCredentialRequest,
	choice: { readonly algorithm: Algorithm; readonly rk: boolean; readonly userVerified: boolean },
): CreatedCredential {
	const { random, flash } = firmware;
	const secret = drawSecret(choice.algorithm, random);
	const extensions = readCreationExtensions(firmware, request);
	const { protection, hmacSecret } = extensions;
	const core = { rpId: request.rpId, algorithm: choice.algorithm, secret, protection, hmacSecret };
	const outputs = extensions.outputsFor(core.secret, choice.userVerified);
	if (!choice.rk) {
		return { credential: { ...core, id: wrapCredential(flash.deviceSecret, core, random) }, extensions: outputs };
	}
	const rpName = request.rpName === undefined ? {} : { rpName: request.rpName };
	const resident = { ...core, ...rpName, id: random(32), user: request.user };
	keep(firmware, resident);
	return { credential: resident, extensions: outputs };
}

/** An account has one resident credential for each relying party: the new one takes the old one's place. */
function keep({ flash, personality }: Firmware, credential: ResidentCredential): void {
	const others = flash.credentials.filter(
		({ rpId, user }) => rpId !== credential.rpId || !sameBytes(user.id, credential.user.id),
	);
	if (others.length >= personality.residentCapacity) throw new CommandFailure("keyStoreFull");
	flash.credentials = [...others, credential];
}
