import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import type { HostileAnswer } from "./answer.ts";

/** A request line and header lines just as they are to go over the wire. */
export interface RawRequest {
	readonly line: string;
	readonly headers: readonly string[];
	readonly body?: string;
}

/** Sends bytes that no client would put together, and reads the first answer. */
export async function sendRaw(origin: string, { line, headers, body = "" }: RawRequest): Promise<HostileAnswer> {
	const socket = await connectTo(origin);
	// Not ended: whoever ends their side before the answer is taken to have gone.
	socket.write([line, ...headers, "connection: close", "", body].join("\r\n"));
	return readRaw(await text(socket));
}

export async function connectTo(origin: string) {
	const socket = connect({ host: "127.0.0.1", port: Number(new URL(origin).port) });
	await once(socket, "connect");
	return socket;
}

export function readRaw(bytes: string): HostileAnswer {
	const [head = "", ...rest] = bytes.split("\r\n\r\n");
	const [status = "", ...lines] = head.split("\r\n");
	const headers = lines.map((header) => {
		const [name = "", ...value] = header.split(": ");
		return [name.toLowerCase(), value.join(": ")] as const;
	});
	const payload = rest.join("\r\n\r\n");
	const plain = lines.some((header) => /^transfer-encoding: chunked/i.test(header))
		? payload.replace(/^\S+\r\n/, "")
		: payload;
	return { statusCode: Number(status.split(" ")[1]), headers: Object.fromEntries(headers), payload: plain };
}
