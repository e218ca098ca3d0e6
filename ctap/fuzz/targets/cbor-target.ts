import { type CborValue, MalformedCbor } from "../../cbor/cbor-value.ts";
import { walkCbor } from "../../cbor/cbor-walk.ts";
import { decodeCanonicalCbor, decodeCbor, decodeCborMap, decodeFirstCbor } from "../../cbor/decode-cbor.ts";
import { encodeCbor } from "../../cbor/encode-cbor.ts";
import { hex, wire } from "../../testing/wire.ts";
import { type FuzzTarget, lawfully } from "../harness/fuzz-target.ts";
import { outlineIn, outlineOf } from "./cbor-outline.ts";
import { anyItem } from "./cbor-shapes.ts";

/** Levels of nesting beyond which nothing may be read. */
const deepest = 16;

/**
 * Reading CBOR: nothing but MalformedCbor is thrown; what reads as canonical writes back to the very same bytes; what
 * reads at all has every item that its bytes have, and writes back to something that reads and writes the same for ever.
 */
export const cborTarget: FuzzTarget = {
	name: "cbor",
	samples: [
		wire`a0`,
		wire`a5 01 02 03 26 20 01 21 42 0102 22 42 0304`,
		wire`a2 61 61 01 62 6161 82 f5 f6`,
		wire`83 1b 0020000000000000 3b 001fffffffffffff 1a ffffffff`,
		wire`a1 18 20 a1 18 21 a1 18 22 a1 18 23 80`,
		wire`82 fb 3ff0000000000000 f9 7e00`,
	],
	shaped: anyItem,
	attempt(input) {
		const walk = lawfully([MalformedCbor], () => walkCbor(input));
		if (walk && walk.end > input.length) throw new Error("it walks beyond the end");
		const first = lawfully([MalformedCbor], () => decodeFirstCbor(input));
		if (first && first.rest.length !== input.length - (walk?.end ?? 0))
			throw new Error("the rest is another than walked");
		lawfully([MalformedCbor], () => decodeCborMap(input));
		const canonical = lawfully([MalformedCbor], () => decodeCanonicalCbor(input));
		if (canonical !== undefined && hex(encodeCbor(canonical)) !== hex(input)) throw new Error("it is not canonical");
		const value = lawfully([MalformedCbor], () => decodeCbor(input));
		if (value === undefined) return;
		const [read, written] = [outlineOf(value), outlineIn(input)];
		if (read.items !== written.items) throw new Error(`it reads ${read.items} items of ${written.items}`);
		if (read.depth > deepest) throw new Error(`it goes ${read.depth} deep`);
		writesBack(value);
	},
};

function writesBack(value: CborValue): void {
	const written = encodeCbor(value);
	const again = lawfully([MalformedCbor], () => decodeCbor(written));
	if (again === undefined) throw new Error("what was written does not read");
	if (hex(encodeCbor(again)) !== hex(written)) throw new Error("what is read is not what was written");
}
