/** An open event stream and whose it is. */
export interface OpenStream {
	readonly accountId: string;
	readonly sessionHash?: string;
	readonly pairingId?: string;
	/** Whether it follows everybody's requests. */
	readonly all: boolean;
	close(): void;
}

/** The open streams, so that those of a lost session, role or server can be closed at once. */
export class StreamRegister {
	readonly #open = new Set<OpenStream>();

	add(stream: OpenStream): void {
		this.#open.add(stream);
	}

	remove(stream: OpenStream): void {
		this.#open.delete(stream);
	}

	closeWhere(concerned: (stream: OpenStream) => boolean): void {
		for (const stream of [...this.#open]) if (concerned(stream)) stream.close();
	}
}
