import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import type { Answer } from "./answer.ts";
import { allowsUnverifiedCreation } from "./ceremony/protection.ts";
import type { Firmware } from "./firmware.ts";
import { type Personality, predatesCtap21 } from "./personality.ts";

/** authenticatorGetInfo (CTAP 2.1 section 6.4). */
export function getInfo(firmware: Firmware): Answer {
	const { personality } = firmware;
	return {
		1: personality.versions,
		2: personality.extensions.length > 0 ? personality.extensions : undefined,
		3: Buffer.from(personality.aaguid.replaceAll("-", ""), "hex"),
		4: listOptions(firmware),
		5: personality.maxMsgSize,
		6: personality.pinUvAuthProtocols.length > 0 ? personality.pinUvAuthProtocols : undefined,
		7: personality.maxCredentialCountInList,
		8: personality.maxCredentialIdLength,
		...(predatesCtap21(personality) ? {} : sinceCtap21(firmware)),
	};
}

function sinceCtap21({ personality, flash }: Firmware): Answer {
	const tellsRps = personality.authenticatorConfig && personality.extensions.includes("minPinLength");
	return {
		9: personality.transports,
		10: personality.algorithms.map((alg) => {
			return new Map<string, CborValue>([
				["alg", alg],
				["type", "public-key"],
			]);
		}),
		12: flash.forcePinChange,
		13: personality.clientPin ? flash.minPinLength : undefined,
		14: personality.firmwareVersion,
		16: tellsRps ? mostMinPinLengthRpIds : undefined,
		17: personality.builtInVerification === "absent" ? undefined : personality.preferredPlatformUvAttempts,
		// A fingerprint reader (FIDO Registry of Predefined Values, user verification methods).
		18: personality.builtInVerification === "absent" ? undefined : 0x02,
		20: personality.residentKeys ? personality.residentCapacity - flash.credentials.length : undefined,
	};
}

/** Relying parties that may be told the minimum length of PINs. */
export const mostMinPinLengthRpIds = 4;

/** Options of CTAP 2.1 section 6.4, table of option ids. */
function listOptions(firmware: Firmware): CborMap {
	const { personality, flash } = firmware;
	const options: Readonly<Record<string, boolean | undefined>> = {
		rk: personality.residentKeys,
		up: true,
		uv: personality.builtInVerification === "absent" ? undefined : personality.builtInVerification === "configured",
		clientPin: personality.clientPin ? flash.pinHash !== undefined : undefined,
		credentialMgmtPreview: personality.credentialManagement === "preview" || undefined,
		...(predatesCtap21(personality) && !personality.pinUvAuthToken ? {} : optionsSinceCtap21(personality)),
		alwaysUv: personality.alwaysUv === "absent" ? undefined : flash.alwaysUv,
		makeCredUvNotRqd: allowsUnverifiedCreation(firmware) || undefined,
		...personality.otherOptions,
	};
	return new Map(Object.entries(options).filter((entry): entry is [string, boolean] => entry[1] !== undefined));
}

function optionsSinceCtap21(personality: Personality): Readonly<Record<string, boolean | undefined>> {
	return {
		pinUvAuthToken: personality.pinUvAuthToken || undefined,
		credMgmt: personality.credentialManagement === "standard" || undefined,
		authnrCfg: personality.authenticatorConfig || undefined,
		setMinPINLength: personality.authenticatorConfig || undefined,
		noMcGaPermissionsWithClientPin: personality.noMcGaPermissionsWithClientPin || undefined,
	};
}
