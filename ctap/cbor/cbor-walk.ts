import { isUtf8 } from "node:buffer";
import { MalformedCbor } from "./cbor-value.ts";

/** The initial bytes of one data item (RFC 8949 section 3). */
interface Head {
	readonly major: number;
	readonly argument: number | bigint;
	/** Offset of the first byte behind the head. */
	readonly end: number;
	/** False where fewer bytes would have said the same. */
	readonly shortest: boolean;
}

/**
 * Nesting beyond which nothing is read. CTAP allows four levels in a message (CTAP 2.1 section 8); certificates of
 * attestation and members yet unknown may go deeper, and nothing useful goes this deep.
 */
const deepest = 16;

/** Major types that the key of a map may have: what CTAP and WebAuthn use, and all that a key is looked up by. */
const keyTypes: readonly number[] = [0, 1, 3];

/** What a walk found on its way. */
export interface CborWalk {
	/** Offset behind the item. */
	readonly end: number;
	/** The first way in which the item is not canonical, in words, or undefined for canonical CBOR. */
	readonly fault: string | undefined;
}

/**
 * Walks over the first data item of some bytes without building it: bounds its depth before a decoder recurses, and
 * says whether it has CTAP2's canonical form (CTAP 2.1 section 8).
 * @throws MalformedCbor for what is no CBOR, indefinite lengths, keys of no lawful type, and nesting too deep.
 */
export function walkCbor(bytes: Uint8Array): CborWalk {
	let fault: string | undefined;
	function note(words: string) {
		fault ??= words;
	}
	function item(offset: number, depth: number): number {
		if (depth > deepest) throw new MalformedCbor("nested too deeply");
		const { major, argument, end, shortest } = readHead(bytes, offset);
		if (!shortest) note("an integer or length is longer than it has to be");
		switch (major) {
			case 0:
			case 1:
				return end;
			case 2:
				return skip(bytes, end, argument);
			case 3:
				return text(end, argument);
			case 4:
				return items(end, argument, depth);
			case 5:
				return members(end, argument, depth);
			case 6:
				note("a tag");
				return item(end, depth + 1);
			default:
				if ((bytes[offset] ?? 0) < 0xf4 || (bytes[offset] ?? 0) > 0xf6) note("a float or an unknown simple value");
				return end;
		}
	}
	function text(start: number, length: number | bigint): number {
		const textEnd = skip(bytes, start, length);
		if (!isUtf8(bytes.subarray(start, textEnd))) note("text that is not UTF-8");
		return textEnd;
	}
	function items(start: number, count: number | bigint, depth: number): number {
		if (count > bytes.length) throw new MalformedCbor("an array longer than the message");
		let offset = start;
		for (let index = 0; index < count; index += 1) offset = item(offset, depth + 1);
		return offset;
	}
	function members(start: number, count: number | bigint, depth: number): number {
		if (count > bytes.length) throw new MalformedCbor("a map longer than the message");
		let offset = start;
		let previous: Uint8Array | undefined;
		for (let index = 0; index < count; index += 1) {
			if (!keyTypes.includes((bytes[offset] ?? 0) >> 5))
				throw new MalformedCbor("a key of a map that is no number or text");
			const keyEnd = item(offset, depth + 1);
			const key = bytes.subarray(offset, keyEnd);
			if (previous && compareBytes(previous, key) >= 0) note("keys of a map out of order, or the same one twice");
			previous = key;
			offset = item(keyEnd, depth + 1);
		}
		return offset;
	}
	const end = item(0, 1);
	return { end, fault };
}

function readHead(bytes: Uint8Array, offset: number): Head {
	const initial = bytes[offset];
	if (initial === undefined) throw new MalformedCbor("it ends too early");
	const major = initial >> 5;
	const info = initial & 0x1f;
	if (info < 24) return { major, argument: info, end: offset + 1, shortest: true };
	if (info > 27) throw new MalformedCbor(info === 31 ? "an indefinite length" : "a reserved initial byte");
	const size = 1 << (info - 24);
	const end = offset + 1 + size;
	if (end > bytes.length) throw new MalformedCbor("it ends too early");
	// The bytes of a float are its value, not a length.
	if (major === 7) return { major, argument: 0, end, shortest: true };
	return { major, end, ...readArgument(new DataView(bytes.buffer, bytes.byteOffset + offset + 1, size)) };
}

function readArgument(view: DataView): Pick<Head, "argument" | "shortest"> {
	if (view.byteLength === 8) {
		const argument = view.getBigUint64(0);
		return { argument, shortest: argument > 0xffff_ffffn };
	}
	if (view.byteLength === 4) return { argument: view.getUint32(0), shortest: view.getUint32(0) > 0xffff };
	if (view.byteLength === 2) return { argument: view.getUint16(0), shortest: view.getUint16(0) > 0xff };
	return { argument: view.getUint8(0), shortest: view.getUint8(0) >= 24 };
}

function skip(bytes: Uint8Array, start: number, length: number | bigint): number {
	if (length > bytes.length - start) throw new MalformedCbor("it ends too early");
	return start + Number(length);
}

/** Major type, then length, then bytes: which is the plain order of the encoded keys. */
function compareBytes(left: Uint8Array, right: Uint8Array): number {
	const shared = Math.min(left.length, right.length);
	for (let index = 0; index < shared; index += 1) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return left.length - right.length;
}
