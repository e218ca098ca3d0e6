import { expect, test } from "vitest";
import { generateAgreementKey, pointFromCose } from "./key-agreement.ts";
import { padPin } from "./pin-block.ts";
import { PinUvFailure } from "./pin-uv-protocol.ts";
import { protocolOne } from "./protocol-one.ts";
import { protocolTwo } from "./protocol-two.ts";

test("a point that is not on the curve is refused", () => {
	const key = generateAgreementKey();
	expect(() => key.agree({ x: new Uint8Array(32).fill(1), y: new Uint8Array(32).fill(1) })).toThrow(PinUvFailure);
	expect(() => key.agree({ x: new Uint8Array(31), y: new Uint8Array(32) })).toThrow(PinUvFailure);
});

test("a key of another type is refused", () => {
	const okp = new Map<number, number | Uint8Array>([
		[1, 1],
		[-1, 6],
		[-2, new Uint8Array(32)],
		[-3, new Uint8Array(32)],
	]);
	expect(() => pointFromCose(okp)).toThrow(PinUvFailure);
});

test("ciphertexts of impossible lengths are refused", () => {
	const secret = new Uint8Array(64);
	expect(() => protocolOne.decrypt(secret.subarray(0, 32), new Uint8Array(15))).toThrow(PinUvFailure);
	expect(() => protocolTwo.decrypt(secret, new Uint8Array(15))).toThrow(PinUvFailure);
	expect(() => protocolTwo.decrypt(secret, new Uint8Array(17))).toThrow(PinUvFailure);
});

test("tokens have the lengths of their protocol", () => {
	expect([16, 32].every(protocolOne.isTokenLength)).toBe(true);
	expect(protocolTwo.isTokenLength(16)).toBe(false);
	expect([0, 31, 64].some((length) => protocolOne.isTokenLength(length) || protocolTwo.isTokenLength(length))).toBe(
		false,
	);
});

test("a PIN of 63 bytes is the longest", () => {
	expect(padPin(new Uint8Array(63).fill(0x31))).toHaveLength(64);
	expect(() => padPin(new Uint8Array(64).fill(0x31))).toThrow(RangeError);
});
