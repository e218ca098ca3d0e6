import type { Socket } from "node:net";
import { eventBytes } from "./event-bytes.ts";
import type { PublishedEvent } from "./event-hub.ts";

/** A reader this far behind, its first event not counted, is dropped; it comes back and reads a snapshot instead. */
const mostUnread = 1024 * 1024;
const heartbeat = 15_000;
const beat = Buffer.from(":\n\n");
/** Milliseconds for a reader to take the last of it and to go. */
const leaving = 5000;

/** What an answer without a length begins with: it ends with its connection (RFC 9112, section 6.3). */
const head = (date: Date) =>
	Buffer.from(
		[
			"HTTP/1.1 200 OK",
			"content-type: text/event-stream",
			"cache-control: no-store",
			"x-accel-buffering: no",
			"x-content-type-options: nosniff",
			"connection: close",
			`date: ${date.toUTCString()}`,
			"\r\n",
		].join("\r\n"),
	);

/** One reader's stream (WHATWG HTML, section 9.2): bounded, kept alive by comments. */
export class EventStream {
	readonly #connection: Socket;
	readonly #clock: () => number;
	readonly #beat: NodeJS.Timeout;
	/** Whether the head has gone out: it goes together with what comes first, because each write has its price. */
	#begun = false;
	/** The size of the first event: a large snapshot must reach even a slow reader, or it never catches up. */
	#firstEvent: number | undefined;

	/** @param connection with nothing written to it yet, and nobody else who writes */
	constructor(connection: Socket, clock: () => number) {
		this.#connection = connection;
		this.#clock = clock;
		this.#beat = setInterval(() => this.#write(beat), heartbeat);
		connection.once("close", () => clearInterval(this.#beat));
	}

	send(event: PublishedEvent): void {
		this.#write(eventBytes(event, this.#clock));
	}

	/** @param retry milliseconds after which the reader should come back, where it should */
	end(retry?: number): void {
		clearInterval(this.#beat);
		if (!this.#connection.writable) return;
		this.#connection.end(this.#withHead(Buffer.from(retry === undefined ? "" : `retry: ${retry}\n\n`)));
		// One that never reads would otherwise never be rid of.
		this.#connection.setTimeout(leaving, () => this.#connection.destroy());
	}

	#write(bytes: Buffer): void {
		if (!this.#connection.writable) return;
		this.#connection.write(this.#withHead(bytes));
		this.#firstEvent ??= this.#connection.writableLength;
		if (this.#connection.writableLength > this.#firstEvent + mostUnread) this.#connection.destroy();
	}

	#withHead(bytes: Buffer): Buffer {
		if (this.#begun) return bytes;
		this.#begun = true;
		return Buffer.concat([head(new Date(this.#clock())), bytes]);
	}
}
