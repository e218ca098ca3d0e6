import type { CborMap, CborValue } from "../../cbor/cbor-value.ts";
import { map, optionalMember, truth, wholeNumber } from "../../cbor/read-member.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Firmware } from "../firmware.ts";
import type { ExtensionName, ProtectionLevel } from "../personality.ts";
import { readSalts, type SecretsOf } from "./hmac-secret.ts";

/** What the extensions of makeCredential ask of a new credential. */
export interface CreationExtensions {
	readonly protection: ProtectionLevel;
	readonly hmacSecret: boolean;
	/** What they answer, in authenticator data. Nothing is said of what was not asked. */
	outputsFor(credentialSecret: Uint8Array, userVerified: boolean): ReadonlyMap<string, CborValue>;
}

/** Reads the extensions that this key knows and passes the others over (CTAP 2.1 section 6.1.2, step 15). */
export function readCreationExtensions(
	firmware: Firmware,
	{ rpId, extensions }: { readonly rpId: string; readonly extensions: CborMap },
): CreationExtensions {
	const { personality, flash } = firmware;
	const knows = (name: ExtensionName) => personality.extensions.includes(name);
	const asked = knows("credProtect") ? readProtection(extensions) : undefined;
	const hmacSecret = knows("hmac-secret") && optionalMember(extensions, "hmac-secret", truth) === true;
	const secretsOf = hmacSecret && knows("hmac-secret-mc") ? readSaltsAtCreation(firmware, extensions) : undefined;
	const tellsMinimum =
		knows("minPinLength") &&
		optionalMember(extensions, "minPinLength", truth) === true &&
		flash.minPinLengthRpIds.includes(rpId);
	return {
		protection: asked ?? personality.defaultProtection,
		hmacSecret,
		outputsFor(credentialSecret, userVerified) {
			const outputs = new Map<string, CborValue>();
			if (asked) outputs.set("credProtect", asked);
			if (hmacSecret) outputs.set("hmac-secret", true);
			if (secretsOf) outputs.set("hmac-secret-mc", secretsOf(credentialSecret, userVerified));
			if (tellsMinimum) outputs.set("minPinLength", flash.minPinLength);
			return outputs;
		},
	};
}

/** CTAP 2.1 section 12.1. */
function readProtection(extensions: CborMap): ProtectionLevel | undefined {
	const level = optionalMember(extensions, "credProtect", wholeNumber);
	if (level === undefined || level === 1 || level === 2 || level === 3) return level;
	throw new CommandFailure("invalidOption");
}

/** hmac-secret-mc has getAssertion's input at creation already (CTAP 2.2 section 12.8). */
function readSaltsAtCreation(firmware: Firmware, extensions: CborMap): SecretsOf | undefined {
	const input = optionalMember(extensions, "hmac-secret-mc", map);
	return input && readSalts(firmware, input);
}
