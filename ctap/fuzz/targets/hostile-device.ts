import { firstPacket, packetsOf } from "../../testing/packets.ts";
import type { ReportListener, ReportTransport } from "../../transport/report-transport.ts";

const hid = { init: 0x06, cbor: 0x10, keepalive: 0x3b, error: 0x3f };
const broadcast = 0xffffffff;
const reportSize = 64;

/** Turns of the microtask queue in which a client does what it does about one report. */
const turns = 12;

/**
 * A device that says what its input tells it to, and pays as much heed to the client as an attacker would: it knows the
 * nonce of the last CTAPHID_INIT and the client's channel. Once it has said everything it is pulled out, so that
 * nobody waits for it.
 *
 * An input is a row of sayings: a byte of which kind, a byte of how long, and so many bytes.
 */
export class HostileDevice implements ReportTransport {
	readonly reportSize = reportSize;
	readonly #input: Uint8Array;
	/** Kinds of saying, by number. */
	readonly #sayings: readonly ((bytes: Uint8Array) => void)[];
	#listener: ReportListener | undefined;
	#nonce: Uint8Array = new Uint8Array(8);
	#channel = 0x01020304;
	#gone = false;

	/** @param abort What a saying of its own kind does: the client's caller gives up. */
	constructor(input: Uint8Array, abort: () => void) {
		this.#input = input;
		this.#sayings = [
			(bytes) => this.#emit(bytes),
			(bytes) => this.#message(this.#channel, hid.cbor, bytes),
			(bytes) => this.#message(this.#channel, (bytes[0] ?? 0) & 0x7f, bytes.subarray(1)),
			(bytes) => this.#message(broadcast, hid.init, Buffer.concat([this.#nonce, bytes])),
			(bytes) => this.#grant(broadcast, bytes),
			(bytes) => this.#grant(this.#channel, bytes),
			(bytes) => this.#message(this.#channel, hid.keepalive, bytes.subarray(0, 1)),
			(bytes) => this.#message((bytes[1] ?? 0) & 1 ? broadcast : this.#channel, hid.error, bytes.subarray(0, 1)),
			(bytes) => this.#emit(this.#continuation(bytes)),
			(bytes) => this.#emit(this.#beginning(bytes)),
			(bytes) => this.#message(0x77777777, hid.cbor, bytes),
			abort,
		];
	}

	listen(listener: ReportListener): void {
		this.#listener = listener;
	}

	async send(report: Uint8Array): Promise<void> {
		if (this.#gone) throw new Error("gone");
		if (report[4] === (hid.init | 0x80)) this.#nonce = report.slice(7, 15);
	}

	async close(): Promise<void> {
		this.#gone = true;
	}

	/** Says everything, and is pulled out. */
	async sayAll(): Promise<void> {
		for (let offset = 0; offset < this.#input.length; ) {
			const [kind = 0, length = 0] = this.#input.subarray(offset, offset + 2);
			const say = this.#sayings[kind % this.#sayings.length];
			say?.(this.#input.subarray(offset + 2, offset + 2 + length));
			offset += 2 + length;
			for (let turn = 0; turn < turns; turn += 1) await undefined;
		}
		this.#gone = true;
		this.#listener?.gone(new Error("it has said everything"));
	}

	#grant(on: number, bytes: Uint8Array): void {
		const granted = Buffer.alloc(4);
		Buffer.from(bytes).copy(granted);
		if (granted.readUInt32BE() === 0) granted.writeUInt32BE(this.#channel);
		this.#message(on, hid.init, Buffer.concat([this.#nonce, granted, Uint8Array.of(2, 1, 0, 0, 5)]));
		if (on === broadcast) this.#channel = granted.readUInt32BE();
	}

	#continuation(bytes: Uint8Array): Uint8Array {
		const report = Buffer.alloc(reportSize);
		report.writeUInt32BE(this.#channel);
		Buffer.from(bytes).copy(report, 4);
		report[4] = (bytes[0] ?? 0) & 0x7f;
		return report;
	}

	#beginning(bytes: Uint8Array): Uint8Array {
		const claimed = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
		return firstPacket({ channel: this.#channel, command: hid.cbor, payload: bytes.subarray(2) }, reportSize, claimed);
	}

	#message(channel: number, command: number, payload: Uint8Array): void {
		for (const report of packetsOf({ channel, command, payload })) this.#emit(report);
	}

	#emit(report: Uint8Array): void {
		this.#listener?.report(report);
	}
}
