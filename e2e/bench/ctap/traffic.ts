import { hidCommand } from "../../../ctap/ctaphid/commands.ts";

/** What went between one client and the key, as the key saw it. */
export interface Traffic {
	/** Messages of CTAPHID_CBOR. */
	readonly commands: number;
	readonly requestReports: number;
	/** Keepalives count: a client has to read them too. */
	readonly answerReports: number;
	/**
	 * Milliseconds that the key worked on each message: from the last report of the request, as it came out of the
	 * socket, to the last report of the answer, as it was in the socket.
	 */
	readonly keyWork: readonly number[];
}

/** Counts what goes by, and measures the key between question and answer. */
export class TrafficCounter {
	#commands = 0;
	#requestReports = 0;
	#answerReports = 0;
	#keyWork: number[] = [];
	#askedAt: number | undefined;
	#answeredAt: number | undefined;

	/** @param now Milliseconds of any clock that only goes forward. */
	request(report: Uint8Array, now: number): void {
		this.#settle();
		this.#requestReports += 1;
		if (report[4] === (hidCommand.cbor | 0x80)) this.#commands += 1;
		this.#askedAt = now;
	}

	/** Call it once the report is in the socket. */
	answer(now: number): void {
		this.#answerReports += 1;
		this.#answeredAt = now;
	}

	/** What has gone by since the last call. */
	take(): Traffic {
		this.#settle();
		const traffic = {
			commands: this.#commands,
			requestReports: this.#requestReports,
			answerReports: this.#answerReports,
			keyWork: this.#keyWork,
		};
		this.#commands = 0;
		this.#requestReports = 0;
		this.#answerReports = 0;
		this.#keyWork = [];
		return traffic;
	}

	/** Questions and answers take turns, so the next question tells that the answer was whole. */
	#settle(): void {
		if (this.#askedAt === undefined || this.#answeredAt === undefined) return;
		this.#keyWork.push(this.#answeredAt - this.#askedAt);
		this.#askedAt = undefined;
		this.#answeredAt = undefined;
	}
}
