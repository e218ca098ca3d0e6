import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import { KeyFailure } from "../key-failure.ts";

/** How closely a key guards a credential's existence (CTAP 2.1 section 12.1). */
export const credentialProtection = {
	/** Usable without verifying the user. */
	verificationOptional: 1,
	/** Without verification, usable only by those who know its id. */
	verificationOptionalWithList: 2,
	/** Never usable nor visible without verification. */
	verificationRequired: 3,
} as const;

/** Extensions that a credential can be made with. */
export interface CreationExtensions {
	/** Lets the credential derive secrets (`hmac-secret`). Keys that can not do it leave it out. */
	readonly prf?: boolean | undefined;
	readonly protection?:
		| {
				readonly level: (typeof credentialProtection)[keyof typeof credentialProtection];
				/** Refuses to make the credential on a key that can not do it. */
				readonly enforce?: boolean | undefined;
		  }
		| undefined;
}

/**
 * The inputs to send to this key.
 * @throws KeyFailure `unsupported` where protection is to be enforced and the key has none.
 */
export function creationInputs(wanted: CreationExtensions, info: AuthenticatorInfo): CborMap {
	const inputs: [string, CborValue][] = [];
	if (wanted.prf && info.extensions.includes("hmac-secret")) inputs.push(["hmac-secret", true]);
	if (wanted.protection) {
		if (info.extensions.includes("credProtect")) inputs.push(["credProtect", wanted.protection.level]);
		else if (wanted.protection.enforce) throw new KeyFailure("unsupported", "This key can not hide its credentials.");
	}
	return new Map(inputs);
}
