import { once } from "node:events";
import { connect, type Socket } from "node:net";

export interface LineAnswer {
	readonly status: number;
	/** Status line and headers, as they came. */
	readonly head: string;
	readonly body: string;
}

const headEnd = Buffer.from("\r\n\r\n");

/**
 * One connection that is kept, for one call after the other. It takes whole calls as bytes and knows of HTTP (RFC 9112)
 * what answers of a known length need, so that a core of load is enough for a core of server.
 */
export class CallLine {
	readonly #socket: Socket;
	#received: Buffer = Buffer.alloc(0);
	#waiting: { resolve: (answer: LineAnswer) => void; reject: (cause: Error) => void } | undefined;

	private constructor(socket: Socket) {
		this.#socket = socket;
		socket.setNoDelay();
		socket.on("data", (chunk: Buffer) => this.#take(chunk));
		const lost = (cause = new Error("The connection was closed.")) => this.#waiting?.reject(cause);
		socket.on("error", lost);
		socket.on("close", () => lost());
	}

	static async open(port: number, host = "127.0.0.1"): Promise<CallLine> {
		const socket = connect(port, host);
		await once(socket, "connect");
		return new CallLine(socket);
	}

	call(bytes: Buffer): Promise<LineAnswer> {
		return new Promise((resolve, reject) => {
			if (!this.#socket.writable) throw new Error("The connection was closed before.");
			this.#waiting = { resolve, reject };
			this.#socket.write(bytes);
		});
	}

	close(): void {
		this.#waiting = undefined;
		this.#socket.destroy();
	}

	#take(chunk: Buffer): void {
		this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
		const end = this.#received.indexOf(headEnd);
		if (end < 0) return;
		const head = this.#received.toString("latin1", 0, end);
		const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
		const from = end + headEnd.length;
		if (this.#received.length < from + length) return;
		const body = this.#received.toString("utf8", from, from + length);
		const answer = { status: Number(head.slice(9, 12)), head, body };
		this.#received = this.#received.subarray(from + length);
		const waiting = this.#waiting;
		this.#waiting = undefined;
		waiting?.resolve(answer);
	}
}

/** A call as it goes over a line. */
export function callBytes(method: string, path: string, headers: Record<string, string>, body = ""): Buffer {
	const all = { ...headers, ...(body !== "" && { "content-length": String(Buffer.byteLength(body)) }) };
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
	return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}
