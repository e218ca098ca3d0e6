/**
 * `struct uhid_event` (linux/uhid.h): a type, then what belongs to it, packed. Numbers have the byte order of the
 * machine, which is little-endian wherever this is used.
 */
const eventType = {
	destroy: 1,
	start: 2,
	output: 6,
	getReport: 9,
	getReportReply: 10,
	create2: 11,
	input2: 12,
	setReport: 13,
	setReportReply: 14,
} as const;

/** BUS_USB (linux/input.h). Programs look for keys on this bus only. */
const busUsb = 0x03;
/** EIO (asm-generic/errno-base.h). */
const ioError = 5;
const typeBytes = 4;

/** What the kernel tells of a device, as far as a FIDO device has to know. */
export type KernelEvent =
	/** A driver took the device. */
	| { readonly kind: "start" }
	/** A program sends a report to the device. */
	| { readonly kind: "output"; readonly report: Uint8Array }
	/** A program asks for a report, or sets one, outside of the stream of reports, and waits until it is answered. */
	| { readonly kind: "get-report" | "set-report"; readonly id: number }
	/** Anything else: the device is opened, closed, or loses its driver. */
	| { readonly kind: "other" };

/** What a device shows of itself. */
export interface DeviceIdentity {
	/** As people read it; at most 127 bytes of UTF-8. */
	readonly name: string;
	/** 16 bits each. */
	readonly vendorId: number;
	readonly productId: number;
	/** At most 63 bytes. */
	readonly serialNumber?: string;
	/** Where it is plugged in, in words of one's own; at most 63 bytes. Nothing but the kernel's HID_PHYS depends on it. */
	readonly socket: string;
}

/** UHID_CREATE2. @throws RangeError for a text that is too long. */
export function encodeCreate(identity: DeviceIdentity, reportDescriptor: Uint8Array): Uint8Array {
	const head = typeBytes + 128 + 64 + 64;
	const event = startEvent(eventType.create2, head + 20 + reportDescriptor.length);
	writeText(event.subarray(typeBytes, typeBytes + 128), identity.name);
	writeText(event.subarray(typeBytes + 128, typeBytes + 192), identity.socket);
	writeText(event.subarray(typeBytes + 192, head), identity.serialNumber ?? "");
	event.writeUInt16LE(reportDescriptor.length, head);
	event.writeUInt16LE(busUsb, head + 2);
	event.writeUInt32LE(identity.vendorId, head + 4);
	event.writeUInt32LE(identity.productId, head + 8);
	event.set(reportDescriptor, head + 20);
	return event;
}

/** UHID_DESTROY. */
export function encodeDestroy(): Uint8Array {
	return startEvent(eventType.destroy, typeBytes);
}

/** UHID_INPUT2: the device sends a report. */
export function encodeInput(report: Uint8Array): Uint8Array {
	const event = startEvent(eventType.input2, typeBytes + 2 + report.length);
	event.writeUInt16LE(report.length, typeBytes);
	event.set(report, typeBytes + 2);
	return event;
}

/** The answer to `get-report` and `set-report`, for a device that knows neither: an input/output error. */
export function encodeRefusal(event: { readonly kind: "get-report" | "set-report"; readonly id: number }): Uint8Array {
	const [type, length] = event.kind === "get-report" ? [eventType.getReportReply, 8] : [eventType.setReportReply, 6];
	const answer = startEvent(type, typeBytes + length);
	answer.writeUInt32LE(event.id, typeBytes);
	answer.writeUInt16LE(ioError, typeBytes + 4);
	return answer;
}

/**
 * Bytes of an event that a device with reports of this size has to read. An event is a struct of some four thousand
 * bytes, but a read gets no more of it than it asks for, and what matters stands in front: the type, a report's number
 * (always 0 here), and the report.
 */
export function neededBytes(reportSize: number): number {
	return typeBytes + 1 + reportSize;
}

/** Reads the first `neededBytes` of an event. A shorter report comes filled up with zeros, as the kernel leaves it. */
export function decodeEvent(event: Uint8Array): KernelEvent {
	const view = new DataView(event.buffer, event.byteOffset, event.byteLength);
	switch (view.getUint32(0, true)) {
		case eventType.start:
			return { kind: "start" };
		case eventType.output:
			return { kind: "output", report: event.slice(typeBytes + 1) };
		case eventType.getReport:
			return { kind: "get-report", id: view.getUint32(typeBytes, true) };
		case eventType.setReport:
			return { kind: "set-report", id: view.getUint32(typeBytes, true) };
		default:
			return { kind: "other" };
	}
}

function startEvent(type: number, length: number): Buffer<ArrayBuffer> {
	const event = Buffer.alloc(length);
	event.writeUInt32LE(type, 0);
	return event;
}

/** Writes a text that ends with a zero byte. */
function writeText(field: Buffer, text: string): void {
	const bytes = Buffer.from(text, "utf8");
	if (bytes.length >= field.length) throw new RangeError(`"${text}" is longer than ${field.length - 1} bytes`);
	field.set(bytes);
}
