/** The number of an algorithm in the COSE registry: ES256 or EdDSA over Ed25519. */
export type Algorithm = -7 | -8;

/** How much protection credProtect gives a credential (CTAP 2.1 section 12.1). */
export type ProtectionLevel = 1 | 2 | 3;

export type ExtensionName = "credProtect" | "hmac-secret" | "hmac-secret-mc" | "minPinLength";

/** What one model of key can do and how it behaves: everything that its maker decides and nothing that its owner does. */
export interface Personality {
	/** With `FIDO_2_1` the key follows CTAP 2.1, else CTAP 2.0 in everything where the two differ. */
	readonly versions: readonly ("FIDO_2_0" | "FIDO_2_1_PRE" | "FIDO_2_1")[];
	/** A UUID. */
	readonly aaguid: string;
	readonly firmwareVersion: number;
	/** Major, minor and build number, as CTAPHID_INIT tells them. */
	readonly deviceVersion: readonly [number, number, number];
	/** Bytes in a report: 64, or as few as 8. */
	readonly reportSize: number;
	readonly wink: boolean;
	/** False for a key that has no CTAP2 at all. */
	readonly speaksCbor: boolean;
	/** What becomes of a CTAPHID_INIT for a new channel while another channel is served: keys in the field do both. */
	readonly initWhileBusy: "busy" | "answered";
	readonly transports: readonly string[];
	readonly algorithms: readonly Algorithm[];
	readonly extensions: readonly ExtensionName[];
	/** Who signs in the format "packed": the credential's own key, or the maker's with its certificate. */
	readonly attestation: "self" | "batch" | "none";
	/** Bytes. */
	readonly maxMsgSize: number;
	readonly maxCredentialCountInList: number | undefined;
	/** Bytes. */
	readonly maxCredentialIdLength: number | undefined;

	/** True where the key can take a PIN. */
	readonly clientPin: boolean;
	/** The protocols in the order in which getInfo lists them. */
	readonly pinUvAuthProtocols: readonly (1 | 2)[];
	/** True where tokens come with permissions (CTAP 2.1 section 6.5.5.7). */
	readonly pinUvAuthToken: boolean;
	/** Bytes in a token; 16 is lawful under CTAP 2.0 and protocol one alone. */
	readonly pinTokenLength: 16 | 32;
	readonly noMcGaPermissionsWithClientPin: boolean;
	/** Code points. */
	readonly minPinLength: number;
	readonly forcePinChange: boolean;
	readonly pinRetries: number;
	/** Wrong PINs in a row after which the key has to be unplugged. */
	readonly pinTriesPerPowerCycle: number;
	/** True for a key that counts further tries down although it has to be unplugged first, as some in the field do. */
	readonly countsTriesWhileBlocked: boolean;
	/** True where getPINRetries says whether the key has to be unplugged; few keys do. */
	readonly tellsPowerCycleState: boolean;

	/** A fingerprint reader, say. */
	readonly builtInVerification: "absent" | "unconfigured" | "configured";
	readonly uvRetries: number;
	/** How often a failed fingerprint is taken again before the command fails (CTAP 2.1 section 6.5.3.1). */
	readonly uvAttemptsInternally: number;
	readonly preferredPlatformUvAttempts: number | undefined;
	/** `off` can be turned on by authenticatorConfig. */
	readonly alwaysUv: "absent" | "off" | "on";
	readonly makeCredUvNotRqd: boolean;

	readonly residentKeys: boolean;
	/** Resident credentials that fit. */
	readonly residentCapacity: number;
	readonly credentialManagement: "absent" | "preview" | "standard";
	readonly authenticatorConfig: boolean;
	/** What credProtect gives a credential that does not ask for it. */
	readonly defaultProtection: ProtectionLevel;

	/** Milliseconds for which the key waits for a touch. */
	readonly touchTimeoutMs: number;
	/** What a touch that does not come is answered with: the standard's status, or the one that keys in the field send. */
	readonly touchTimeoutStatus: "operationDenied" | "userActionTimeout";
	/** True for a key without built-in verification that refuses even `uv: false`, as some of CTAP 2.0 do. */
	readonly refusesUvOption: boolean;
	/** Options of getInfo beyond those that follow from the above. */
	readonly otherOptions: Readonly<Record<string, boolean>>;
}

/** A common key of CTAP 2.1: a PIN and a button. */
export const keyOfCtap21: Personality = {
	versions: ["FIDO_2_0", "FIDO_2_1"],
	aaguid: "c7a51ed0-0b5e-4c1a-9d3f-2f1d0c0d0e21",
	firmwareVersion: 0x0201_0000,
	deviceVersion: [2, 1, 0],
	reportSize: 64,
	wink: true,
	speaksCbor: true,
	initWhileBusy: "busy",
	transports: ["usb"],
	algorithms: [-7],
	extensions: ["credProtect", "hmac-secret", "minPinLength"],
	attestation: "self",
	maxMsgSize: 1200,
	maxCredentialCountInList: 8,
	maxCredentialIdLength: 128,
	clientPin: true,
	pinUvAuthProtocols: [2, 1],
	pinUvAuthToken: true,
	pinTokenLength: 32,
	noMcGaPermissionsWithClientPin: false,
	minPinLength: 4,
	forcePinChange: false,
	pinRetries: 8,
	pinTriesPerPowerCycle: 3,
	countsTriesWhileBlocked: false,
	tellsPowerCycleState: true,
	builtInVerification: "absent",
	uvRetries: 3,
	uvAttemptsInternally: 3,
	preferredPlatformUvAttempts: undefined,
	alwaysUv: "off",
	makeCredUvNotRqd: true,
	residentKeys: true,
	residentCapacity: 25,
	credentialManagement: "standard",
	authenticatorConfig: true,
	defaultProtection: 1,
	touchTimeoutMs: 30_000,
	touchTimeoutStatus: "operationDenied",
	refusesUvOption: false,
	otherOptions: {},
};

/** A key that was sold before CTAP 2.1: one protocol, a token that may do everything, and no lists of many credentials. */
export const keyOfCtap20: Personality = {
	...keyOfCtap21,
	versions: ["FIDO_2_0"],
	aaguid: "c7a51ed0-0b5e-4c1a-9d3f-2f1d0c0d0e20",
	firmwareVersion: 0x0200_0000,
	deviceVersion: [2, 0, 0],
	extensions: ["hmac-secret"],
	maxMsgSize: 1024,
	maxCredentialCountInList: undefined,
	maxCredentialIdLength: undefined,
	pinUvAuthProtocols: [1],
	pinUvAuthToken: false,
	tellsPowerCycleState: false,
	alwaysUv: "absent",
	makeCredUvNotRqd: false,
	credentialManagement: "preview",
	authenticatorConfig: false,
	touchTimeoutStatus: "userActionTimeout",
};

/** True for a key that follows CTAP 2.0 where it differs from CTAP 2.1. */
export function predatesCtap21({ versions }: Personality): boolean {
	return !versions.includes("FIDO_2_1");
}
