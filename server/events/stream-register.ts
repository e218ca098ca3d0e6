/** An open event stream and whose it is. */
export interface OpenStream {
	readonly accountId: string;
	readonly sessionHash?: string;
	readonly pairingId?: string;
	/** Whether it shows requests of others, as administrators may see them. */
	readonly all: boolean;
	close(): void;
}

const mostOfAccount = 100;

/** The open streams, so that those of a lost session, role or server can be closed at once. */
export class StreamRegister {
	readonly #open = new Set<OpenStream>();

	get size(): number {
		return this.#open.size;
	}

	/** Of one account, the oldest gives way once there are more than anybody has windows. */
	add(stream: OpenStream): void {
		this.#open.add(stream);
		const own = [...this.#open].filter(({ accountId }) => accountId === stream.accountId);
		if (own.length > mostOfAccount) own[0]?.close();
	}

	remove(stream: OpenStream): void {
		this.#open.delete(stream);
	}

	closeWhere(concerned: (stream: OpenStream) => boolean): void {
		for (const stream of [...this.#open]) if (concerned(stream)) stream.close();
	}
}
