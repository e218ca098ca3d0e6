/**
 * Bytes. A snapshot is the longest event: it holds all that waits. This is room for ten thousand logins as they usually
 * are, which is more than anybody could read, and less than would fill a desktop's memory.
 */
const most = 16 * 1024 * 1024;

const lineFeed = 10;
const carriageReturn = 13;

/** An event of a stream went on for longer than any that could be of use. */
export class EventTooLong extends Error {
	override readonly name = "EventTooLong";
}

/**
 * Measures the events of one stream as their bytes arrive. An event ends with an empty line, and whoever reads it keeps
 * all of it until then: one that never ends would fill the memory.
 * @returns what takes each piece. @throws EventTooLong
 */
export function measureEvents(): (piece: Uint8Array) => void {
	let size = 0;
	let isLineEmpty = true;
	let last = 0;
	const take = (byte: number) => {
		// The two together end one line.
		const isSecondHalf = byte === lineFeed && last === carriageReturn;
		last = byte;
		if (isSecondHalf) return;
		const endsLine = byte === lineFeed || byte === carriageReturn;
		if (endsLine && isLineEmpty) size = 0;
		isLineEmpty = endsLine;
	};
	return (piece) => {
		for (let at = 0; at < piece.length; at += 1) {
			size += 1;
			take(piece[at] ?? 0);
		}
		if (size > most) throw new EventTooLong("An event of the stream is too long.");
	};
}
