/** What a passkey or the program around it can get wrong, or an attacker change; each can be asked for in any call. */
export const passkeyFaults = [
	"missingUserPresence",
	"missingUserVerification",
	"wrongOrigin",
	"wrongRpId",
	"wrongType",
	"crossOrigin",
	"otherChallenge",
	"malformedClientData",
	"truncatedAuthenticatorData",
	"foreignCredentialId",
] as const;

/** Faults that only a registration can have; this one only with a maker's statement. */
export const registrationFaults = [...passkeyFaults, "brokenStatement"] as const;

/** Faults that only an assertion can have. */
export const assertionFaults = [
	...passkeyFaults,
	"counterBack",
	"counterStill",
	"brokenSignature",
	"unreadableSignature",
	"wrongUserHandle",
] as const;

export type PasskeyFaults = Partial<Record<(typeof passkeyFaults)[number], boolean>>;
export type RegistrationFaults = Partial<Record<(typeof registrationFaults)[number], boolean>>;
export type AssertionFaults = Partial<Record<(typeof assertionFaults)[number], boolean>>;
