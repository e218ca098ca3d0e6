import { connect } from "node:net";

export interface StreamKind {
	/** The whole call that opens one, as bytes. */
	readonly call: (index: number) => Buffer;
	/** What stands in what comes first, once a stream is followed. */
	readonly begun: string;
	/** What stands in each event. */
	readonly event: string;
}

export interface OpenedStream {
	/** Rejects where it is refused, or ends before it has begun. */
	readonly begun: Promise<void>;
	hangUp(): void;
}

/** Follows one stream with as little work as can be. @param come told how many events came, each time some do */
export function openStream(
	port: number,
	{ call, begun: first, event }: StreamKind,
	index: number,
	come: (events: number) => void,
): OpenedStream {
	const { promise: begun, resolve, reject } = Promise.withResolvers<void>();
	const socket = connect(port, "127.0.0.1", () => socket.write(call(index)));
	let head = "";
	const readHead = (chunk: Buffer) => {
		head += chunk.toString("latin1");
		if (!head.includes(first)) return;
		if (head.startsWith("HTTP/1.1 200")) resolve();
		else reject(new Error(`A stream was refused: ${head}`));
		// Kept by ten thousand, it would weigh.
		head = "";
		socket.off("data", readHead);
		socket.on("data", (later: Buffer) => come(occurrences(later, event)));
	};
	socket.on("data", readHead);
	socket.once("error", reject);
	socket.once("close", () => reject(new Error(`A stream ended before it began: ${head}`)));
	return { begun, hangUp: () => socket.resetAndDestroy() };
}

function occurrences(chunk: Buffer, text: string): number {
	let count = 0;
	for (let at = chunk.indexOf(text); at >= 0; at = chunk.indexOf(text, at + text.length)) count += 1;
	return count;
}
