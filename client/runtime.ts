/*
 * What this folder needs of the world around it, so that it runs alike in Node, in Electron and in a page.
 * Written as methods, because the real functions take wider arguments than these.
 */

/** The part of an `AbortSignal` that is passed on to `fetch`. */
export interface Signal {
	readonly aborted: boolean;
	readonly reason: unknown;
}

/** What comes of an answer, piece by piece. */
export interface AnswerBody {
	getReader(): {
		read(): Promise<{ done: boolean; value?: unknown }>;
		cancel(): Promise<void>;
	};
}

export interface HttpAnswer {
	readonly status: number;
	readonly headers: { get(name: string): string | null };
	/** Absent where there is nothing to read, or it can be read as a whole only. */
	readonly body?: AnswerBody | null;
	text(): Promise<string>;
}

export interface Network {
	fetch(
		url: string,
		init: {
			method: string;
			headers: Record<string, string>;
			body?: string;
			signal?: Signal;
		},
	): Promise<HttpAnswer>;
}
