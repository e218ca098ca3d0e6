import { describe, expect, test } from "vitest";
import { fidoReportDescriptor } from "./fido-report-descriptor.ts";
import { decodeEvent, encodeCreate, encodeDestroy, encodeInput, encodeRefusal, neededBytes } from "./uhid-events.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** An event as the kernel writes it: a type, what belongs to it, zeros up to the length that is read. */
function fromKernel(type: number, ...payload: number[]): Uint8Array {
	const event = new Uint8Array(neededBytes(64));
	event.set([type, 0, 0, 0, ...payload]);
	return event;
}

test("the report descriptor is the one of CTAP 2.1 section 11.2.8.2", () => {
	expect(hex(fidoReportDescriptor(64))).toBe("06d0f10901a1010920150026ff007508954081020921150026ff00750895409102c0");
});

describe("UHID_CREATE2", () => {
	const identity = {
		name: "Schlüssel",
		vendorId: 0x1209,
		productId: 0xabcd,
		serialNumber: "42",
		socket: "here/1",
	};

	test("has each field at its place", () => {
		const event = Buffer.from(encodeCreate(identity, Uint8Array.of(0xc0, 0xc1, 0xc2)));
		expect(event).toHaveLength(4 + 128 + 64 + 64 + 20 + 3);
		expect(event.readUInt32LE(0)).toBe(11);
		expect(event.toString("utf8", 4, 4 + 11)).toBe("Schlüssel\0");
		expect(event.toString("utf8", 132, 132 + 7)).toBe("here/1\0");
		expect(event.toString("utf8", 196, 196 + 3)).toBe("42\0");
		// Length of the descriptor, bus, vendor, product, version, country, descriptor.
		expect(hex(event.subarray(260))).toBe("0300030009120000cdab00000000000000000000c0c1c2");
	});

	test("refuses a text that leaves no room for its end", () => {
		expect(() => encodeCreate({ ...identity, name: "n".repeat(127) }, new Uint8Array())).not.toThrow();
		expect(() => encodeCreate({ ...identity, name: "n".repeat(128) }, new Uint8Array())).toThrow(RangeError);
		expect(() => encodeCreate({ ...identity, serialNumber: "é".repeat(32) }, new Uint8Array())).toThrow(RangeError);
	});
});

test("UHID_INPUT2 carries a report behind its length", () => {
	expect(hex(encodeInput(Uint8Array.of(1, 2, 3)))).toBe("0c000000" + "0300" + "010203");
});

test("UHID_DESTROY is nothing but its type", () => {
	expect(hex(encodeDestroy())).toBe("01000000");
});

test("requests for single reports are refused under their number", () => {
	const get = decodeEvent(fromKernel(9, 0x78, 0x56, 0x34, 0x12, 1, 0));
	const set = decodeEvent(fromKernel(13, 2, 0, 0, 0, 1, 0, 1, 0, 0xaa));
	expect(get).toEqual({ kind: "get-report", id: 0x12345678 });
	expect(set).toEqual({ kind: "set-report", id: 2 });
	expect(hex(encodeRefusal({ kind: "get-report", id: 0x12345678 }))).toBe("0a000000" + "78563412" + "0500" + "0000");
	expect(hex(encodeRefusal({ kind: "set-report", id: 2 }))).toBe("0e000000" + "02000000" + "0500");
});

test("UHID_OUTPUT gives a whole report, without its number", () => {
	const report = Array.from({ length: 64 }, (_, index) => index + 1);
	expect(decodeEvent(fromKernel(6, 0, ...report))).toEqual({ kind: "output", report: Uint8Array.from(report) });
});

test("a report outlives the buffer that it was read from", () => {
	const event = fromKernel(6, 0, 7);
	const decoded = decodeEvent(event);
	event.fill(0);
	expect(decoded).toMatchObject({ kind: "output", report: expect.objectContaining({ 0: 7 }) });
});

test.each([
	[2, "start"],
	[3, "other"],
	[4, "other"],
	[5, "other"],
	[99, "other"],
])("event %i is %s", (type, kind) => {
	expect(decodeEvent(fromKernel(type))).toEqual({ kind });
});
