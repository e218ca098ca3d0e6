import type { HttpAnswer } from "./runtime.ts";
import { textOf } from "./utf8.ts";

/**
 * Bytes. The longest answer of the contract is a page of two hundred logins: about 1.5 MB, had each of them filled
 * every member with letters of four bytes.
 */
const most = 2 * 1024 * 1024;

/**
 * The text of an answer, which is given up as soon as it is too long for one of the contract: whoever answers may go on
 * for ever.
 * @returns `undefined` where it is too long, or not UTF-8
 */
export async function limitedText(answer: Pick<HttpAnswer, "body" | "text">): Promise<string | undefined> {
	if (!answer.body) {
		const text = await answer.text();
		return text.length > most ? undefined : text;
	}
	const bytes = await limitedBytes(answer.body);
	try {
		return bytes && textOf(bytes);
	} catch {
		return undefined;
	}
}

async function limitedBytes(body: NonNullable<HttpAnswer["body"]>): Promise<Uint8Array | undefined> {
	const reader = body.getReader();
	const pieces: Uint8Array[] = [];
	let size = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return joined(pieces, size);
		if (!(value instanceof Uint8Array)) continue;
		size += value.length;
		if (size > most) {
			// Nobody waits for the end of what nobody reads.
			reader.cancel().catch(() => undefined);
			return undefined;
		}
		pieces.push(value);
	}
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
	const all = new Uint8Array(size);
	let at = 0;
	for (const piece of pieces) {
		all.set(piece, at);
		at += piece.length;
	}
	return all;
}
