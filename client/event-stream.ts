import { measureEvents } from "./event-size.ts";
import type { AnswerBody } from "./runtime.ts";

/*
 * What following a stream needs of the world around it. The `eventsource` package's class fits,
 * in Node as well as in a page.
 */

/** One connection to a stream of server-sent events. */
export interface EventStream {
	addEventListener(name: string, listener: (event: { data?: unknown; code?: unknown }) => void): void;
	close(): void;
}

/** Opens a stream; `heard` is to be called whenever bytes arrive, comments included. */
export type OpenStream = (heard: () => void) => EventStream;

export interface Clock {
	now(): number;
	/** Calls `ring` once, after `wait` milliseconds, unless what it returned was called before. */
	after(wait: number, ring: () => void): () => void;
}

/** The part of an answer of `fetch` that an event source reads. */
export interface StreamAnswer {
	readonly body: AnswerBody | null;
	readonly url: string;
	readonly status: number;
	readonly redirected: boolean;
	readonly headers: { get(name: string): string | null };
}

/**
 * The same answer, telling of every piece that arrives: only so is a connection noticed that died silently. It fails
 * where an event does not end.
 */
export function overheard<Answer extends StreamAnswer>(answer: Answer, heard: () => void): Answer {
	const { body, url, status, redirected, headers } = answer;
	if (!body) return answer;
	const getReader = () => {
		const reader = body.getReader();
		const measure = measureEvents();
		const measured = (piece: Uint8Array) => {
			try {
				measure(piece);
			} catch (error) {
				// Whoever reads learns of the failure only, and would leave the connection open.
				reader.cancel().catch(() => undefined);
				throw error;
			}
		};
		return {
			read: async () => {
				const piece = await reader.read();
				heard();
				if (piece.value instanceof Uint8Array) measured(piece.value);
				return piece;
			},
			cancel: () => reader.cancel(),
		};
	};
	return { body: { getReader }, url, status, redirected, headers } as StreamAnswer as Answer;
}
