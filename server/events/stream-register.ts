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
	/** The same by account, each in the order they were opened: with thousands open, they are not all looked through. */
	readonly #ofAccount = new Map<string, Set<OpenStream>>();
	#emptied: (() => void) | undefined;
	#closings = 0;
	#over = false;

	/** How often streams were closed because of something that was taken away. */
	get closings(): number {
		return this.#closings;
	}

	get size(): number {
		return this.#open.size;
	}

	/** Of one account, the oldest gives way once there are more than anybody has windows. */
	add(stream: OpenStream): void {
		this.#open.add(stream);
		const own = this.#ofAccount.get(stream.accountId) ?? new Set();
		this.#ofAccount.set(stream.accountId, own.add(stream));
		const [oldest] = own;
		if (own.size > mostOfAccount) oldest?.close();
		if (this.#over) stream.close();
	}

	remove(stream: OpenStream): void {
		this.#open.delete(stream);
		const own = this.#ofAccount.get(stream.accountId);
		own?.delete(stream);
		if (own?.size === 0) this.#ofAccount.delete(stream.accountId);
		if (this.#open.size === 0) this.#emptied?.();
	}

	/** Settles once there are none, or after `most` milliseconds. */
	async none(most: number): Promise<void> {
		if (this.#open.size === 0) return;
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#emptied = resolve;
		const timer = setTimeout(resolve, most);
		await promise;
		clearTimeout(timer);
	}

	/** Closes all there are, and from now on each that is still opened. */
	closeAll(): void {
		this.#over = true;
		this.closeWhere(() => true);
	}

	closeWhere(concerned: (stream: OpenStream) => boolean): void {
		this.#closings += 1;
		for (const stream of [...this.#open]) if (concerned(stream)) stream.close();
	}
}
