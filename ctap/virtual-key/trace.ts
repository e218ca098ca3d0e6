/** One CTAPHID_CBOR message as the key saw it. */
export interface TracedCommand {
	/** One of `commandCode`, or whatever came. */
	readonly command: number;
	/** What followed the command byte: CBOR, or nothing. */
	readonly parameters: Uint8Array;
	readonly channel: number;
}

/** What went over the wire, so that tests can prove that nothing uncalled-for did. */
export class Trace {
	readonly commands: TracedCommand[] = [];
	/** Reports that the key received, from all connections. */
	reportsIn = 0;
	/** Reports that the key sent; each counts once, however many connections see it. */
	reportsOut = 0;
	/** What commands broke off with that is no status of CTAP2: a fault of the key itself or of who plays its owner. */
	readonly failures: unknown[] = [];

	/** Forgets all of it. */
	clear(): void {
		this.commands.length = 0;
		this.reportsIn = 0;
		this.reportsOut = 0;
		this.failures.length = 0;
	}
}
