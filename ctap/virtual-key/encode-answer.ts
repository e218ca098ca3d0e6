import { encode, rfc8949EncodeOptions } from "cborg";
import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import { encodeParameters } from "../cbor/encode-cbor.ts";
import { statusCode } from "../status/status-code.ts";
import type { Answer } from "./answer.ts";
import type { Faults } from "./faults.ts";

/** A command's answer in bytes: the status, and the members where there are any (CTAP 2.1 section 8.2). */
export function encodeAnswer(faults: Faults, command: number, answer: Answer): Uint8Array {
	return Buffer.concat([Uint8Array.of(statusCode.ok), encodeMembers(faults, command, answer)]);
}

function encodeMembers(faults: Faults, command: number, answer: Answer): Uint8Array {
	if (faults.take("empty-answer", command)) return new Uint8Array();
	// 0x1c is reserved, so that no decoder takes it for anything.
	if (faults.take("garbage-answer", command)) return Uint8Array.of(0xa1, 0x1c, 0xff);
	if (Object.values(answer).every((member) => member === undefined)) return new Uint8Array();
	const encoded = encodeInOrder(faults, command, answer);
	const truncate = faults.take("truncate-answer", command);
	return truncate ? encoded.subarray(0, -(truncate.bytes ?? 1)) : encoded;
}

function encodeInOrder(faults: Faults, command: number, answer: Answer): Uint8Array {
	if (faults.take("unsorted-maps", command)) return encodeUnsorted(answer);
	return holdsName(answer) && faults.take("name-cut", command) ? encodeCutName(answer) : encodeParameters(answer);
}

/** All maps with their members in the opposite of the canonical order. */
function encodeUnsorted(answer: Answer): Uint8Array {
	const members = Object.entries(answer).filter((entry): entry is [string, CborValue] => entry[1] !== undefined);
	const turned = turnMaps(new Map(members.map(([key, value]) => [Number(key), value])));
	return encode(turned, { ...rfc8949EncodeOptions, mapSorter: () => 0 });
}

function turnMaps(value: CborValue): CborValue {
	if (value instanceof Map) return new Map([...value].reverse().map(([key, member]) => [key, turnMaps(member)]));
	return Array.isArray(value) ? value.map(turnMaps) : value;
}

function holdsName(answer: Answer): boolean {
	return nameOf(answer) !== undefined;
}

/** The name in the user that an assertion belongs to (member 4). */
function nameOf(answer: Answer): string | undefined {
	const name = answer[4] instanceof Map ? (answer[4] as CborMap).get("name") : undefined;
	return typeof name === "string" ? name : undefined;
}

/**
 * Keys with room for so many bytes cut a name where the room ends, which may be in the middle of a character. No
 * encoder writes that, so it is put in the place of something as long.
 */
function encodeCutName(answer: Answer): Uint8Array {
	const cut = Buffer.from(`${nameOf(answer)}\u00e9`).subarray(0, -1);
	const placeholder = "\u0001".repeat(cut.length);
	const user = new Map([...(answer[4] as CborMap), ["name", placeholder]]);
	const encoded = Buffer.from(encodeParameters({ ...answer, 4: user }));
	cut.copy(encoded, encoded.indexOf(placeholder));
	return encoded;
}
