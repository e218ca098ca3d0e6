import type { ServerResponse } from "node:http";
import { eventBytes } from "./event-bytes.ts";
import type { PublishedEvent } from "./event-hub.ts";

/** A reader this far behind, its first event not counted, is dropped; it comes back and reads a snapshot instead. */
const mostUnread = 1024 * 1024;
const heartbeat = 15_000;

/** One reader's stream (WHATWG HTML, section 9.2): bounded, kept alive by comments. */
export class EventStream {
	readonly #response: ServerResponse;
	readonly #clock: () => number;
	readonly #beat: NodeJS.Timeout;
	/** The size of the first event: a large snapshot must reach even a slow reader, or it never catches up. */
	#firstEvent: number | undefined;

	constructor(response: ServerResponse, clock: () => number) {
		this.#response = response;
		this.#clock = clock;
		response.writeHead(200, {
			"content-type": "text/event-stream",
			"cache-control": "no-store",
			"x-accel-buffering": "no",
			"x-content-type-options": "nosniff",
		});
		this.#beat = setInterval(() => this.#write(":\n\n"), heartbeat);
		response.once("close", () => clearInterval(this.#beat));
	}

	send(event: PublishedEvent): void {
		this.#write(eventBytes(event, this.#clock));
	}

	/** @param retry milliseconds after which the reader should come back, where it should */
	end(retry?: number): void {
		clearInterval(this.#beat);
		this.#response.end(retry === undefined ? "" : `retry: ${retry}\n\n`);
	}

	#write(text: string | Buffer): void {
		if (this.#response.writableEnded || this.#response.destroyed) return;
		this.#response.write(text);
		this.#firstEvent ??= this.#response.writableLength;
		if (this.#response.writableLength > this.#firstEvent + mostUnread) this.#response.destroy();
	}
}
