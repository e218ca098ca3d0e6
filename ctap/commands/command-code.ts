/** The commands of the authenticator API (CTAP 2.1 section 6), by the byte that begins their message. */
export const commandCode = {
	makeCredential: 0x01,
	getAssertion: 0x02,
	getInfo: 0x04,
	clientPin: 0x06,
	reset: 0x07,
	getNextAssertion: 0x08,
	credentialManagement: 0x0a,
	selection: 0x0b,
	/** Credential management as keys of CTAP 2.0 had it (`credentialMgmtPreview`). */
	credentialManagementPreview: 0x41,
} as const;

/** The subcommands of authenticatorClientPIN (CTAP 2.1 section 6.5.5). */
export const pinSubcommand = {
	getPinRetries: 0x01,
	getKeyAgreement: 0x02,
	setPin: 0x03,
	changePin: 0x04,
	getPinToken: 0x05,
	getTokenUsingUvWithPermissions: 0x06,
	getUvRetries: 0x07,
	getTokenUsingPinWithPermissions: 0x09,
} as const;

/** The subcommands of authenticatorCredentialManagement (CTAP 2.1 section 6.8). */
export const credentialSubcommand = {
	getMetadata: 0x01,
	enumerateRpsBegin: 0x02,
	enumerateRpsNext: 0x03,
	enumerateCredentialsBegin: 0x04,
	enumerateCredentialsNext: 0x05,
	deleteCredential: 0x06,
	updateUserInformation: 0x07,
} as const;

/** What a pinUvAuthToken may be used for (CTAP 2.1 section 6.5.5.7). */
export const permission = {
	makeCredential: 0x01,
	getAssertion: 0x02,
	credentialManagement: 0x04,
} as const;
