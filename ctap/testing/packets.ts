/**
 * CTAPHID written down a second time (CTAP 2.1 section 11.2.4), for devices in tests: what both the client and its test
 * would get wrong together does not show.
 */

/** A message as a device sends or hears it. */
export interface DeviceMessage {
	readonly channel: number;
	readonly command: number;
	readonly payload: Uint8Array;
}

/** The first report of a message, with whatever length it is to claim. */
export function firstPacket(message: DeviceMessage, size: number, claimed = message.payload.length): Uint8Array {
	const packet = Buffer.alloc(size);
	packet.writeUInt32BE(message.channel, 0);
	packet.writeUInt8(0x80 + message.command, 4);
	packet.writeUInt16BE(claimed, 5);
	Buffer.from(message.payload).copy(packet, 7);
	return new Uint8Array(packet);
}

/** The report of that number behind the first, counted from zero. */
export function laterPacket(message: DeviceMessage, size: number, number: number): Uint8Array {
	const packet = Buffer.alloc(size);
	packet.writeUInt32BE(message.channel, 0);
	packet.writeUInt8(number, 4);
	const start = size - 7 + number * (size - 5);
	Buffer.from(message.payload.subarray(start, start + size - 5)).copy(packet, 5);
	return new Uint8Array(packet);
}

/** All reports of a message. */
export function packetsOf(message: DeviceMessage, size = 64): readonly Uint8Array[] {
	const later = Math.max(0, Math.ceil((message.payload.length - (size - 7)) / (size - 5)));
	const numbers = Array.from({ length: later }, (_, number) => number);
	return [firstPacket(message, size), ...numbers.map((number) => laterPacket(message, size, number))];
}

interface Unfinished {
	readonly channel: number;
	readonly command: number;
	readonly length: number;
	parts: Buffer;
	next: number;
}

/** Puts a lawful platform's reports together; anything unlawful is the platform's fault and fails the test. */
export class PlatformMessages {
	#message: Unfinished | undefined;

	/** @returns The message that this report completes, if it does. */
	take(report: Uint8Array): DeviceMessage | undefined {
		const packet = Buffer.from(report);
		const channel = packet.readUInt32BE(0);
		const kind = packet.readUInt8(4);
		if (kind >= 0x80) {
			if (this.#message) throw new Error("a message begins before the last one has ended");
			const length = packet.readUInt16BE(5);
			this.#message = { channel, command: kind - 0x80, length, parts: packet.subarray(7), next: 0 };
		} else {
			if (this.#message?.channel !== channel || this.#message.next !== kind) throw new Error("a packet out of turn");
			this.#message.next += 1;
			this.#message.parts = Buffer.concat([this.#message.parts, packet.subarray(5)]);
		}
		return this.#complete(this.#message);
	}

	#complete({ channel, command, length, parts }: Unfinished): DeviceMessage | undefined {
		if (parts.length < length) return undefined;
		if (parts.subarray(length).some((byte) => byte !== 0)) throw new Error("what is left of a report is not zero");
		this.#message = undefined;
		return { channel, command, payload: new Uint8Array(parts.subarray(0, length)) };
	}
}
