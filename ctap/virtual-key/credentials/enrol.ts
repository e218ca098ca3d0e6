import type { CborMap } from "../../cbor/cbor-value.ts";
import type { Firmware } from "../firmware.ts";
import type { Algorithm, ProtectionLevel } from "../personality.ts";
import type { CredentialUser } from "./credential.ts";
import { credentialKey, drawSecret } from "./credential-key.ts";
import { storeCredential } from "./store-credential.ts";

/** A credential that a key shall have without any ceremony. */
export interface Enrolment {
	readonly rpId: string;
	readonly rpName?: string;
	/** Makes the credential resident. The key keeps nothing of one without. */
	readonly user?: CredentialUser;
	/** ES256 where it is left out. */
	readonly algorithm?: Algorithm;
	/** The model's own level where it is left out. */
	readonly protection?: ProtectionLevel;
	readonly hmacSecret?: boolean;
}

/** What a relying party knows of it. */
export interface Enrolled {
	readonly id: Uint8Array;
	readonly cosePublicKey: CborMap;
}

/** @throws CommandFailure `keyStoreFull`. */
export function enrol(firmware: Firmware, enrolment: Enrolment): Enrolled {
	const { rpId, rpName, user, algorithm = -7, hmacSecret = false } = enrolment;
	const { protection = firmware.personality.defaultProtection } = enrolment;
	const secret = drawSecret(algorithm, firmware.random);
	const core = { rpId, algorithm, secret, protection, hmacSecret };
	const { id } = storeCredential(firmware, core, user && { user, rpName });
	return { id, cosePublicKey: credentialKey(algorithm, secret).cosePublicKey };
}
