/** The commands of CTAPHID, without the bit that marks an initialization packet (CTAP 2.1 section 11.2.9). */
export const hidCommand = {
	ping: 0x01,
	msg: 0x03,
	lock: 0x04,
	init: 0x06,
	wink: 0x08,
	cbor: 0x10,
	cancel: 0x11,
	keepalive: 0x3b,
	error: 0x3f,
} as const;

/** Error codes of CTAPHID_ERROR (CTAP 2.1 section 11.2.9.1.6). */
export const hidError = {
	invalidCommand: 0x01,
	invalidParameter: 0x02,
	invalidLength: 0x03,
	invalidSequence: 0x04,
	messageTimeout: 0x05,
	channelBusy: 0x06,
	lockRequired: 0x0a,
	invalidChannel: 0x0b,
	other: 0x7f,
} as const;

/** What a CTAPHID_KEEPALIVE says (CTAP 2.1 section 11.2.9.2.1). */
export const keepaliveStatus = { processing: 1, userPresenceNeeded: 2 } as const;

/** Bits of the capabilities byte in the answer to CTAPHID_INIT (CTAP 2.1 section 11.2.9.1.3). */
export const capability = { wink: 0x01, cbor: 0x04, noMsg: 0x08 } as const;

/** The channel on which every device listens for CTAPHID_INIT, and nothing else (CTAP 2.1 section 11.2.9.1.3). */
export const broadcastChannel = 0xffffffff;
