import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { protocolOne } from "../pin-uv/protocol-one.ts";
import { protocolTwo } from "../pin-uv/protocol-two.ts";
import { answerOf, bytesIn, KeySide, platformPointIn } from "../testing/key-side.ts";
import { failureOf } from "../testing/open-scripted.ts";
import { type Reply, scriptAuthenticator } from "../testing/scripted-authenticator.ts";
import { filled, hex, wire } from "../testing/wire.ts";
import {
	agree,
	changePin,
	getPinRetries,
	getPinToken,
	getTokenUsingPin,
	getTokenUsingUv,
	getUvRetries,
	setPin,
} from "./client-pin.ts";

const pin = new TextEncoder().encode("1234");
const nextPin = new TextEncoder().encode("geheim");
const pinHash = (value: Uint8Array) => createHash("sha256").update(value).digest().subarray(0, 16);
const padded = (value: Uint8Array) => Buffer.concat([value, Buffer.alloc(64 - value.length)]);
const token = filled(32, 0x77);

/** What a key reads in a message that came after the key agreement. */
function agreedBy(side: KeySide, message: Uint8Array): KeySide {
	const { x, y } = platformPointIn(message);
	side.agree(x, y);
	return side;
}

/** The platform's key as it stands on the wire. */
function platformKey(message: Uint8Array): Uint8Array {
	const { x, y } = platformPointIn(message);
	return wire`a5 01 02 03 38 18 20 01 21 58 20 ${x} 22 58 20 ${y}`;
}

/** A byte string as it stands on the wire, its length in the shortest form. */
function written(bytes: Uint8Array): Uint8Array {
	return bytes.length < 24
		? wire`${Uint8Array.of(0x40 + bytes.length)} ${bytes}`
		: wire`58 ${Uint8Array.of(bytes.length)} ${bytes}`;
}

describe.each([
	["one", protocolOne],
	["two", protocolTwo],
])("by protocol %s", (_, protocol) => {
	const id = Uint8Array.of(protocol.id);

	async function agreed(reply: Reply, side = new KeySide(protocol.id)) {
		const script = await scriptAuthenticator([side.agreement, reply]);
		const agreement = await agree(script.authenticator, protocol);
		const sent = () => script.sent()[1] ?? new Uint8Array();
		return { ...script, side, agreement, sent };
	}

	const givesToken =
		(side: KeySide): Reply =>
		(message) =>
			answerOf({ 2: agreedBy(side, message).encrypt(token) });

	test("the key agreement is asked for by protocol and subcommand", async () => {
		const script = await scriptAuthenticator([new KeySide(protocol.id).agreement]);
		await agree(script.authenticator, protocol);
		expect(script.sent().map(hex)).toEqual([hex(wire`06 a2 01 ${id} 02 02`)]);
	});

	test("every agreement is made with a fresh key", async () => {
		const script = await scriptAuthenticator([new KeySide(protocol.id).agreement]);
		const agreements = [await agree(script.authenticator, protocol), await agree(script.authenticator, protocol)];
		expect(new Set(agreements.map(({ platformKey }) => hex(platformKey.get(-2) as Uint8Array))).size).toBe(2);
	});

	test("the first PIN goes hidden and padded, with its authentication", async () => {
		const { authenticator, agreement, side, sent } = await agreed(0);
		await setPin(authenticator, agreement, pin);
		const newPinEnc = bytesIn(sent(), 5);
		agreedBy(side, sent());
		expect(hex(side.decrypt(newPinEnc))).toBe(hex(padded(pin)));
		const mac = side.authenticate(newPinEnc);
		expect(hex(sent())).toBe(
			hex(wire`06 a5 01 ${id} 02 03 03 ${platformKey(sent())} 04 ${written(mac)} 05 ${written(newPinEnc)}`),
		);
	});

	test("another PIN goes with the hash of the one before, and one authentication over both", async () => {
		const { authenticator, agreement, side, sent } = await agreed(0);
		await changePin(authenticator, agreement, { current: pin, next: nextPin });
		agreedBy(side, sent());
		const [newPinEnc, pinHashEnc] = [bytesIn(sent(), 5), bytesIn(sent(), 6)];
		expect(hex(side.decrypt(newPinEnc))).toBe(hex(padded(nextPin)));
		expect(hex(side.decrypt(pinHashEnc))).toBe(hex(pinHash(pin)));
		const mac = side.authenticate(Buffer.concat([newPinEnc, pinHashEnc]));
		expect(hex(sent())).toBe(
			hex(
				wire`06 a6 01 ${id} 02 04 03 ${platformKey(sent())} 04 ${written(mac)} 05 ${written(newPinEnc)} 06 ${written(pinHashEnc)}`,
			),
		);
	});

	test("a plain token is asked for with the hash of the PIN alone", async () => {
		const side = new KeySide(protocol.id);
		const { authenticator, agreement, sent } = await agreed(givesToken(side), side);
		expect(hex(await getPinToken(authenticator, agreement, pin))).toBe(hex(token));
		const pinHashEnc = bytesIn(sent(), 6);
		expect(hex(side.decrypt(pinHashEnc))).toBe(hex(pinHash(pin)));
		expect(hex(sent())).toBe(hex(wire`06 a4 01 ${id} 02 05 03 ${platformKey(sent())} 06 ${written(pinHashEnc)}`));
	});

	test("a token for one thing is asked for with permissions and relying party", async () => {
		const side = new KeySide(protocol.id);
		const { authenticator, agreement, sent } = await agreed(givesToken(side), side);
		const scope = { permissions: 0x03, rpId: "a.example" };
		expect(hex(await getTokenUsingPin(authenticator, agreement, pin, scope))).toBe(hex(token));
		const pinHashEnc = written(bytesIn(sent(), 6));
		expect(hex(sent())).toBe(
			hex(wire`06 a6 01 ${id} 02 09 03 ${platformKey(sent())} 06 ${pinHashEnc} 09 03 0a 69 ${"a.example"}`),
		);
	});

	test("a token for no relying party names none", async () => {
		const side = new KeySide(protocol.id);
		const { authenticator, agreement, sent } = await agreed(givesToken(side), side);
		await getTokenUsingPin(authenticator, agreement, pin, { permissions: 0x04 });
		const pinHashEnc = written(bytesIn(sent(), 6));
		expect(hex(sent())).toBe(hex(wire`06 a5 01 ${id} 02 09 03 ${platformKey(sent())} 06 ${pinHashEnc} 09 04`));
	});

	test("a token by the key's own verification is asked for without any PIN", async () => {
		const side = new KeySide(protocol.id);
		const { authenticator, agreement, sent } = await agreed(givesToken(side), side);
		const scope = { permissions: 0x02, rpId: "a.example" };
		expect(hex(await getTokenUsingUv(authenticator, agreement, scope))).toBe(hex(token));
		expect(hex(sent())).toBe(hex(wire`06 a5 01 ${id} 02 06 03 ${platformKey(sent())} 09 02 0a 69 ${"a.example"}`));
	});

	test.each([0, 16, 32, 48, 64])("a token of %i bytes is taken where the protocol has such", async (length) => {
		const side = new KeySide(protocol.id);
		const reply: Reply = (message) => answerOf({ 2: agreedBy(side, message).encrypt(new Uint8Array(length)) });
		const { authenticator, agreement } = await agreed(reply, side);
		const obtained = getPinToken(authenticator, agreement, pin);
		if (length === 32 || (length === 16 && protocol.id === 1)) expect(await obtained).toHaveLength(length);
		else expect(await failureOf(obtained)).toMatchObject({ reason: "malformed" });
	});

	test.each<[string, Reply]>([
		["nothing", 0],
		["no token", wire`a0`],
		["a token of text", wire`a1 02 60`],
		["a token of no whole blocks", wire`a1 02 51 ${filled(17, 0)}`],
		["a token without room for its vector", wire`a1 02 41 00`],
	])("%s in place of a token is malformed", async (_, reply) => {
		const { authenticator, agreement } = await agreed(reply);
		expect(await failureOf(getPinToken(authenticator, agreement, pin))).toMatchObject({ reason: "malformed" });
	});

	test("a wrong PIN is told and not tried again", async () => {
		const { authenticator, agreement, device } = await agreed(0x31);
		expect(await failureOf(getPinToken(authenticator, agreement, pin))).toMatchObject({
			reason: "status",
			status: 0x31,
		});
		expect(device.commands).toEqual([0x06, 0x10, 0x10]);
	});

	test("the PIN itself is the caller's, and left as it is", async () => {
		const side = new KeySide(protocol.id);
		const { authenticator, agreement } = await agreed(givesToken(side), side);
		const own = pin.slice();
		await getPinToken(authenticator, agreement, own);
		expect(own).toEqual(pin);
	});

	test("retries are asked for by protocol and subcommand", async () => {
		const { authenticator, sent } = await scriptAuthenticator([wire`a2 03 05 04 f5`, wire`a1 03 08`]);
		expect(await getPinRetries(authenticator, protocol)).toEqual({ left: 5, needsPowerCycle: true });
		expect(await getPinRetries(authenticator, protocol)).toEqual({ left: 8, needsPowerCycle: false });
		expect(sent().map(hex)).toEqual(new Array(2).fill(hex(wire`06 a2 01 ${id} 02 01`)));
	});
});

test("the tries of the key's own verification are asked for by subcommand alone", async () => {
	const { authenticator, sent } = await scriptAuthenticator([wire`a1 05 03`]);
	expect(await getUvRetries(authenticator)).toBe(3);
	expect(sent().map(hex)).toEqual(["06a10207"]);
});

test.each([
	["bare success", 0],
	["no count", wire`a0`],
	["a count of text", wire`a2 03 60 05 60`],
	["a count that is no whole number", wire`a2 03 fb 3ff8000000000000 05 fb 3ff8000000000000`],
])("%s in place of retries is malformed", async (_, reply) => {
	const { authenticator } = await scriptAuthenticator([reply]);
	expect(await failureOf(getPinRetries(authenticator, protocolOne))).toMatchObject({ reason: "malformed" });
	expect(await failureOf(getUvRetries(authenticator))).toMatchObject({ reason: "malformed" });
});

const base = new KeySide(1).agreement;
const x = base.subarray(13, 45);
const y = base.subarray(48);
test.each([
	["nothing", 0],
	["no key", wire`a0`],
	["text", wire`a1 01 60`],
	["a key without coordinates", wire`a1 01 a2 01 02 20 01`],
	["a key of another type", wire`a1 01 a4 01 01 20 06 21 58 20 ${x} 22 58 20 ${y}`],
	["a key on another curve", wire`a1 01 a4 01 02 20 02 21 58 20 ${x} 22 58 20 ${y}`],
	["a point off the curve", wire`a1 01 a5 01 02 03 38 18 20 01 21 58 20 ${filled(32, 1)} 22 58 20 ${y}`],
	["the point at infinity", wire`a1 01 a5 01 02 03 38 18 20 01 21 58 20 ${filled(32, 0)} 22 58 20 ${filled(32, 0)}`],
	[
		"coordinates beyond the field",
		wire`a1 01 a5 01 02 03 38 18 20 01 21 58 20 ${filled(32, 255)} 22 58 20 ${filled(32, 255)}`,
	],
	["coordinates cut off", wire`a1 01 a5 01 02 03 38 18 20 01 21 58 1f ${x.subarray(1)} 22 58 20 ${y}`],
])("%s in place of the key's public key is malformed", async (_, reply) => {
	const { authenticator } = await scriptAuthenticator([reply]);
	expect(await failureOf(agree(authenticator, protocolTwo))).toMatchObject({ reason: "malformed" });
});
