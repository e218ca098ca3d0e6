import { describe, expect, test } from "vitest";
import { decodeCborMap } from "../cbor/decode-cbor.ts";
import { encodeCbor } from "../cbor/encode-cbor.ts";
import { agreementKeyFrom, pointFromCose, pointToCose } from "./key-agreement.ts";
import { hashPin, padPin } from "./pin-block.ts";
import vectors from "./pin-vectors.json" with { type: "json" };
import { protocolOne } from "./protocol-one.ts";
import { createProtocolTwo } from "./protocol-two.ts";

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));
const hex = (value: Uint8Array) => Buffer.from(value).toString("hex");

// Made with OpenSSL from fixed inputs.
describe.each(vectors)("PIN $pin", (vector) => {
	const pin = new TextEncoder().encode(vector.pin);
	const platform = agreementKeyFrom(bytes(vector.platformPriv));
	const z = platform.agree({ x: bytes(vector.authX), y: bytes(vector.authY) });

	test("both sides agree on one point", () => {
		expect(hex(z)).toBe(vector.Z);
		expect(hex(platform.publicPoint.x)).toBe(vector.platformX);
		expect(hex(platform.publicPoint.y)).toBe(vector.platformY);
	});

	test("the platform's key goes over the wire as COSE", () => {
		const cose = encodeCbor(pointToCose(platform.publicPoint));
		expect(hex(cose)).toBe(vector.keyAgreementCbor);
		expect(pointFromCose(decodeCborMap(cose))).toEqual({
			x: new Uint8Array(platform.publicPoint.x),
			y: new Uint8Array(platform.publicPoint.y),
		});
	});

	test("protocol one", () => {
		const { p1 } = vector;
		const secret = protocolOne.deriveSecret(z);
		expect(hex(secret)).toBe(p1.sharedSecret);
		const pinHashEnc = protocolOne.encrypt(secret, hashPin(pin));
		const newPinEnc = protocolOne.encrypt(secret, padPin(pin));
		expect(hex(pinHashEnc)).toBe(p1.pinHashEnc);
		expect(hex(newPinEnc)).toBe(p1.newPinEnc);
		expect(hex(protocolOne.authenticate(secret, newPinEnc))).toBe(p1.setPinAuth);
		expect(hex(protocolOne.authenticate(secret, Buffer.concat([newPinEnc, pinHashEnc])))).toBe(p1.changePinAuth);
		const token = protocolOne.decrypt(secret, bytes(p1.tokenEnc));
		expect(hex(token)).toBe(vector.pinUvAuthToken);
		expect(hex(protocolOne.authenticate(token, bytes(vector.clientDataHash)))).toBe(p1.pinUvAuthParam);
	});

	test("protocol two", () => {
		const { p2 } = vector;
		const ivs = [bytes(p2.ivPinHash), bytes(p2.ivNewPin)];
		const protocolTwo = createProtocolTwo(() => ivs.shift() ?? new Uint8Array());
		const secret = protocolTwo.deriveSecret(z);
		expect(hex(secret)).toBe(p2.hmacKey + p2.aesKey);
		const pinHashEnc = protocolTwo.encrypt(secret, hashPin(pin));
		const newPinEnc = protocolTwo.encrypt(secret, padPin(pin));
		expect(hex(pinHashEnc)).toBe(p2.pinHashEnc);
		expect(hex(newPinEnc)).toBe(p2.newPinEnc);
		expect(hex(protocolTwo.authenticate(secret, newPinEnc))).toBe(p2.setPinAuth);
		expect(hex(protocolTwo.authenticate(secret, Buffer.concat([newPinEnc, pinHashEnc])))).toBe(p2.changePinAuth);
		const token = protocolTwo.decrypt(secret, bytes(p2.tokenEnc));
		expect(hex(token)).toBe(vector.pinUvAuthToken);
		expect(hex(protocolTwo.authenticate(token, bytes(vector.clientDataHash)))).toBe(p2.pinUvAuthParam);
	});
});
