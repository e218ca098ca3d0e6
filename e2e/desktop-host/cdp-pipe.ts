import { EventEmitter } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { Devtools } from "./devtools.ts";

interface Message {
	id?: number;
	method?: string;
	sessionId?: string;
	params?: unknown;
	result?: unknown;
	error?: { message: string };
}

interface Awaited {
	method: string;
	answered: (result: unknown) => void;
	failed: (reason: Error) => void;
}

/** Chromium's --remote-debugging-pipe: JSON messages, each ended by a NUL. */
export class CdpPipe {
	readonly #out: Writable;
	readonly #awaited = new Map<number, Awaited>();
	readonly #sessions = new Map<string, Session>();
	#lastId = 0;
	#unread: Buffer[] = [];
	#isClosed = false;

	constructor(out: Writable, incoming: Readable) {
		this.#out = out;
		incoming.on("data", (piece: Buffer) => this.#read(piece));
		incoming.on("close", () => this.#close());
		// A write into a pipe whose browser has just ended; "close" tells of the end.
		for (const stream of [out, incoming]) stream.on("error", () => {});
	}

	session(sessionId?: string): Devtools {
		const key = sessionId ?? "";
		const session = this.#sessions.get(key) ?? new Session(this, sessionId);
		this.#sessions.set(key, session);
		return session;
	}

	send(sessionId: string | undefined, method: string, params: unknown): Promise<unknown> {
		if (this.#isClosed) return Promise.reject(new Error(`${method}: Chromium has ended`));
		const id = ++this.#lastId;
		const answer = Promise.withResolvers<unknown>();
		this.#awaited.set(id, { method, answered: answer.resolve, failed: answer.reject });
		this.#out.write(`${JSON.stringify({ id, sessionId, method, params })}\0`);
		return answer.promise;
	}

	#read(piece: Buffer): void {
		let rest = piece;
		for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
			const text = Buffer.concat([...this.#unread, rest.subarray(0, end)]).toString();
			this.#unread = [];
			rest = rest.subarray(end + 1);
			this.#take(JSON.parse(text));
		}
		if (rest.length > 0) this.#unread.push(rest);
	}

	#take(message: Message): void {
		if (message.id === undefined) {
			const { method, params, sessionId = "" } = message;
			if (method !== undefined) this.#sessions.get(sessionId)?.hear(method, params);
			return;
		}
		const awaited = this.#awaited.get(message.id);
		this.#awaited.delete(message.id);
		if (message.error) awaited?.failed(new Error(`${awaited.method}: ${message.error.message}`));
		else awaited?.answered(message.result);
	}

	#close(): void {
		this.#isClosed = true;
		for (const { method, failed } of this.#awaited.values()) failed(new Error(`${method}: Chromium has ended`));
		this.#awaited.clear();
	}
}

class Session implements Devtools {
	readonly sessionId: string | undefined;
	readonly send: Devtools["send"];
	readonly on: Devtools["on"];
	readonly #pipe: CdpPipe;
	readonly #events = new EventEmitter();
	#listenerForEvery: ((method: string, params: unknown) => void) | undefined;

	constructor(pipe: CdpPipe, sessionId: string | undefined) {
		this.#pipe = pipe;
		this.sessionId = sessionId;
		this.#events.setMaxListeners(0);
		this.send = ((method: string, params?: unknown) => pipe.send(sessionId, method, params)) as Devtools["send"];
		this.on = ((event: string, listener: (params: unknown) => void) =>
			this.#events.on(event, listener)) as unknown as Devtools["on"];
	}

	hear(method: string, params: unknown): void {
		this.#events.emit(method, params);
		this.#listenerForEvery?.(method, params);
	}

	onEvery(listener: (method: string, params: unknown) => void): void {
		this.#listenerForEvery = listener;
	}

	child(sessionId: string): Devtools {
		return this.#pipe.session(sessionId);
	}
}
