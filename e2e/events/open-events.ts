import { EventName } from "../../contract/events.ts";
import { isProblemCode, Problem } from "../../contract/problem.ts";

export interface StreamedEvent {
	readonly name: EventName;
	readonly data: Record<string, unknown>;
}

/** An open event stream, read as it comes. */
export interface EventReader {
	/** The first event that fits, also one that came before it was asked for. Rejects where the stream ends without it. */
	first(fits: (event: StreamedEvent) => boolean): Promise<StreamedEvent>;
	/** All that came so far. */
	readonly seen: readonly StreamedEvent[];
	/** The server ended it, at this time in milliseconds. */
	readonly ended: Promise<number>;
	close(): void;
}

/**
 * Opens a stream and waits for its snapshot.
 * @throws Problem where it is refused
 */
export async function openEvents(origin: string, headers: Record<string, string>, search = ""): Promise<EventReader> {
	const hangUp = new AbortController();
	const answer = await fetch(`${origin}/api/events${search && `?${search}`}`, {
		headers: { accept: "text/event-stream", ...headers },
		signal: hangUp.signal,
	});
	if (!answer.ok || !answer.body) {
		const { code } = await answer.json();
		throw isProblemCode(code) ? new Problem(code) : new Error(`The stream was answered with ${answer.status}.`);
	}
	const seen: StreamedEvent[] = [];
	let arrived = Promise.withResolvers<void>();
	const read = async (body: ReadableStream<Uint8Array>) => {
		for await (const event of eventsIn(body)) {
			seen.push(event);
			arrived.resolve();
			arrived = Promise.withResolvers();
		}
		return Date.now();
	};
	const ended = read(answer.body);
	// Hanging up is an end that nobody waits for.
	ended.catch(() => undefined);
	const first: EventReader["first"] = async (fits) => {
		for (;;) {
			const found = seen.find(fits);
			if (found) return found;
			const next = await Promise.race([arrived.promise, ended]);
			if (next !== undefined && !seen.some(fits)) throw new Error("The stream ended before that came.");
		}
	};
	await first(({ name }) => name === "snapshot");
	return { first, seen, ended, close: () => hangUp.abort() };
}

/** The events of a stream (WHATWG HTML, section 9.2), as far as this server writes them: one line of data in each. */
async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamedEvent> {
	const decoder = new TextDecoder();
	let text = "";
	for await (const chunk of body) {
		text += decoder.decode(chunk, { stream: true });
		const blocks = text.split("\n\n");
		text = blocks.pop() ?? "";
		for (const block of blocks) {
			const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
			if (name !== undefined && data !== undefined) yield { name: EventName.parse(name), data: JSON.parse(data) };
		}
	}
}
