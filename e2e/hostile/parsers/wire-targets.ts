import { isIP } from "node:net";
import { fromBase64url, toBase64url } from "../../../client/base64url.ts";
import { rawEcdsaSignature } from "../../../client/ecdsa-signature.ts";
import { EventTooLong, measureEvents } from "../../../client/event-size.ts";
import { limitedText } from "../../../client/limited-text.ts";
import { LoginRequestedEvent, LoginSettledEvent, SnapshotEvent } from "../../../contract/events.ts";
import { loginRequestId } from "../../../contract/public-key.ts";
import { type FuzzTarget, lawfully } from "../../../ctap/fuzz/harness/fuzz-target.ts";
import { sourceOf } from "../../../server/floods/source.ts";
import { plainAddress } from "../../../server/http/client-address.ts";
import { holds, inputOf, textIn, wordsOf } from "./text-input.ts";

/** What a proxy says about where a call came from. */
export const clientAddressTarget: FuzzTarget = {
	name: "client-address",
	samples: ["203.0.113.24:8080", "[2001:db8::1]:443", "::ffff:192.0.2.1", "fe80::1%eth0", "1:2:3:4:5:6:7:8", "::"].map(
		inputOf,
	),
	shaped: wordsOf("203.0.113.24", "2001:db8::", "::ffff:", "1:2:3:4:5:6:7:8", "0", "ffff", "/64"),
	attempt(input) {
		const address = plainAddress(textIn(input));
		if (address === undefined) return;
		holds(isIP(address) > 0 && plainAddress(address) === address, "an address is written in one way");
		const source = sourceOf(address);
		const [network = "", bits] = source.split("/");
		holds(isIP(network) > 0 && (bits === undefined || bits === "64"), "a source is an address or a network of 64 bits");
		holds(bits === undefined || sourceOf(network) === source, "a network is its own source");
	},
};

/** Bytes on their way through text, and signatures on their way to what verifies them. */
export const encodedBytesTarget: FuzzTarget = {
	name: "encoded-bytes",
	samples: ["AA", "AAA", "AAAA", "-_-_", "A"].map(inputOf),
	attempt(input) {
		const written = toBase64url(input);
		holds(written === Buffer.from(input).toString("base64url"), "bytes are written as everywhere");
		holds(Buffer.from(fromBase64url(written) ?? []).equals(input), "what was written reads the same");
		const read = fromBase64url(textIn(input));
		if (read) holds(Buffer.from(textIn(input), "base64url").equals(read), "what is read is read as everywhere");
		holds(/^[a-z2-7]{26}$/.test(loginRequestId(Uint8Array.from({ ...input, length: 32 }))), "an id has its form");
	},
};

const der = Uint8Array.of(0x30, 6, 2, 1, 1, 2, 1, 2);
const long = Uint8Array.of(
	0x30,
	70,
	2,
	33,
	0,
	...new Uint8Array(32).fill(0xff),
	2,
	33,
	0,
	...new Uint8Array(32).fill(0x80),
);

/** ECDSA signatures have one spelling, and no other is taken. */
export const ecdsaTarget: FuzzTarget = {
	name: "ecdsa-signature",
	samples: [der, long],
	attempt(input) {
		const raw = rawEcdsaSignature(input, 32);
		if (!raw) return;
		holds(raw.length === 64, "both numbers have their length");
		const integers = [raw.subarray(0, 32), raw.subarray(32)].flatMap((half) => {
			const shortest = half.subarray(half.findIndex((byte) => byte !== 0));
			const positive = (shortest[0] ?? 0) >= 0x80 ? [0, ...shortest] : [...shortest];
			return [0x02, positive.length, ...positive];
		});
		holds(Buffer.from([0x30, integers.length, ...integers]).equals(input), "it is the one spelling of them");
	},
};

const stamp = { revision: 3, now: "2026-11-22T10:00:00.000Z" };
const settled = { ...stamp, id: "a".repeat(26), state: "denied" };
const stream = [{ ...stamp, auditHead: "0:", requests: [] }, settled, { ...stamp, request: settled }];

/** Events of a server that is not to be trusted: measured alike however they are cut, and taken in their form only. */
export const eventsTarget: FuzzTarget = {
	name: "events",
	samples: stream.map((event) => inputOf(JSON.stringify(event))),
	async attempt(input) {
		const whole = measureEvents();
		lawfully([EventTooLong], () => whole(input));
		const bytewise = measureEvents();
		for (const byte of input.subarray(0, 200)) bytewise(Uint8Array.of(byte));
		const body = { getReader: () => readerOf(input) };
		const text = await limitedText({ body, text: () => Promise.reject(new Error("it has a body")) });
		if (text === undefined) return;
		let value: unknown;
		try {
			value = JSON.parse(text);
		} catch {
			return;
		}
		for (const schema of [SnapshotEvent, LoginRequestedEvent, LoginSettledEvent]) {
			const event = schema.safeParse(value);
			if (event.success) holds(!Number.isNaN(Date.parse(event.data.now)), "its time can be shown");
		}
	},
};

function readerOf(bytes: Uint8Array) {
	const pieces = [bytes.subarray(0, 7), bytes.subarray(7)];
	return {
		read: async () => {
			const value = pieces.shift();
			return { done: value === undefined, value };
		},
		cancel: async () => undefined,
	};
}
