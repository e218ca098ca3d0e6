import { instant } from "../instant.ts";
import type { PublishedEvent } from "./event-hub.ts";

const written = new WeakMap<PublishedEvent, Buffer>();

/**
 * An event as streams carry it (WHATWG HTML, section 9.2), with the server's time in it. All readers of one event share
 * its bytes, however many they are. Its body is JSON and so holds no line break.
 */
export function eventBytes(event: PublishedEvent, clock: () => number): Buffer {
	const known = written.get(event);
	if (known) return known;
	const { name, body, revision } = event;
	const data = JSON.stringify({ revision, now: instant(clock()), ...body });
	const bytes = Buffer.from(`event: ${name}\ndata: ${data}\n\n`);
	written.set(event, bytes);
	return bytes;
}
