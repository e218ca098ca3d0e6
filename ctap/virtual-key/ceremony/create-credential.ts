import type { CborValue } from "../../cbor/cbor-value.ts";
import type { Credential } from "../credentials/credential.ts";
import { drawSecret } from "../credentials/credential-key.ts";
import { storeCredential } from "../credentials/store-credential.ts";
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
	{ rpId, rpName, user, extensions }: MakeCredentialRequest,
	{
		algorithm,
		rk,
		userVerified,
	}: { readonly algorithm: Algorithm; readonly rk: boolean; readonly userVerified: boolean },
): CreatedCredential {
	const { protection, hmacSecret, outputsFor } = readCreationExtensions(firmware, { rpId, extensions });
	const secret = drawSecret(algorithm, firmware.random);
	const outputs = outputsFor(secret, userVerified);
	const core = { rpId, algorithm, secret, protection, hmacSecret };
	return { credential: storeCredential(firmware, core, rk ? { user, rpName } : undefined), extensions: outputs };
}
