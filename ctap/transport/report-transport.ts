/** Hears what one device sends. Both are called in the order in which things happened. */
export interface ReportListener {
	/** One input report, without a report id. It may be longer than the message part that it carries. */
	report(report: Uint8Array): void;
	/** The device is no more: pulled out, or its connection failed. Called once, and nothing comes after it. */
	gone(reason: Error): void;
}

/**
 * Carries the reports of CTAPHID (CTAP 2.1 section 11.2.4) to and from one device. Everything above this interface is
 * the same for a key on USB, for a software key and for firmware behind a socket.
 *
 * A transport drops nothing and repeats nothing. It may be shared: reports meant for other programs are expected and
 * are told apart by their channel.
 */
export interface ReportTransport {
	/** Bytes in a report, without the report id: 64 on every key known, 8 to 64 by the standard. */
	readonly reportSize: number;
	/**
	 * Sends one report of exactly `reportSize` bytes, in the order of the calls.
	 * Rejects when the device is no more.
	 */
	send(report: Uint8Array): Promise<void>;
	/**
	 * Hands over all that the device sends from now on. Called once, before the first report is sent; it may call back
	 * at once.
	 */
	listen(listener: ReportListener): void;
	/** Lets go of the device. Nothing is heard afterwards; closing twice is no failure, nor one that is gone. */
	close(): Promise<void>;
}
