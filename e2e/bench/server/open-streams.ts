import { openStream, type StreamKind } from "./open-stream.ts";

/** Many streams that are followed from one process. */
export interface OpenStreams {
	/** How many events each was sent since it was opened, the first one not counted. */
	readonly received: Uint32Array;
	/** Settles as soon as so many events have come to all of them together since this was called. */
	next(count: number): Promise<void>;
	close(): void;
}

export interface Opening {
	readonly count: number;
	/** Of them, so many are being opened at one moment. */
	readonly atOnce: number;
}

/** Opens streams. @throws where one is refused or ends before it has begun */
export async function openStreams(port: number, kind: StreamKind, { count, atOnce }: Opening): Promise<OpenStreams> {
	const received = new Uint32Array(count);
	const hangUps: (() => void)[] = [];
	let missing = 0;
	let arrived = () => {};
	let opened = 0;
	const close = () => {
		for (const hangUp of hangUps) hangUp();
	};
	const openOthers = async () => {
		while (opened < count) {
			const index = opened;
			opened += 1;
			const come = (events: number) => {
				received[index] = (received[index] ?? 0) + events;
				missing -= events;
				if (missing <= 0) arrived();
			};
			const stream = openStream(port, kind, index, come);
			hangUps.push(stream.hangUp);
			await stream.begun;
		}
	};
	try {
		await Promise.all(Array.from({ length: atOnce }, openOthers));
	} catch (error) {
		close();
		throw error;
	}
	return {
		received,
		next(events) {
			missing = events;
			return new Promise((resolve) => {
				arrived = resolve;
			});
		},
		close,
	};
}
