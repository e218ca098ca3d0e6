/** One message of CTAPHID: what is left once packets are put together. */
export interface HidMessage {
	/** The channel identifier, 32 bits. */
	readonly channel: number;
	/** One of `hidCommand`, or whatever a device sent: 7 bits. */
	readonly command: number;
	readonly payload: Uint8Array;
}

/** Bytes of header in an initialization packet: channel, command, length. */
export const initHeader = 7;
/** Bytes of header in a continuation packet: channel, sequence. */
export const continuationHeader = 5;
/** Continuation packets that one message may have, since the sequence has seven bits. */
const maxContinuations = 128;

/**
 * The longest message that fits reports of this size: 7609 bytes for 64 (CTAP 2.1 section 11.2.4).
 * @param reportSize Bytes in a report, 8 to 64.
 */
export function longestMessage(reportSize: number): number {
	return reportSize - initHeader + maxContinuations * (reportSize - continuationHeader);
}
