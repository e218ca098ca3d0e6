/** What a pinUvAuthToken may be used for, as bits (CTAP 2.1 section 6.5.5.7). */
export const tokenPermission = {
	makeCredential: 0x01,
	getAssertion: 0x02,
	credentialManagement: 0x04,
	bioEnrollment: 0x08,
	largeBlobWrite: 0x10,
	authenticatorConfig: 0x20,
} as const;

/** Every permission that the standard defines; a request's others are ignored. */
export const everyPermission = 0x3f;

/** What a token of getPinToken may do (CTAP 2.1 section 6.5.5.7.1). */
export const defaultPermissions = tokenPermission.makeCredential | tokenPermission.getAssertion;
