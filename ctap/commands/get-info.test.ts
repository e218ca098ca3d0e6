import { expect, test } from "vitest";
import { decodeCborMap } from "../cbor/decode-cbor.ts";
import { failureOf } from "../testing/open-scripted.ts";
import { scriptAuthenticator } from "../testing/scripted-authenticator.ts";
import { filled, hex, wire } from "../testing/wire.ts";
import { getInfo, readInfo } from "./get-info.ts";

/** What is known of a key that says nothing but this. */
const read = (bytes: Uint8Array) => readInfo(decodeCborMap(bytes));

const nothingSaid = {
	versions: [],
	extensions: [],
	aaguid: new Uint8Array(16),
	options: new Map(),
	maxMessageSize: 1024,
	pinUvAuthProtocols: [],
	maxCredentialsInList: undefined,
	maxCredentialIdLength: undefined,
	transports: [],
	algorithms: [],
	forcePinChange: false,
	minPinLength: 4,
	maxPinLength: 63,
	firmwareVersion: undefined,
	remainingDiscoverableCredentials: undefined,
};

test("a key is asked with a byte, and each member read", async () => {
	const { authenticator, sent } = await scriptAuthenticator([
		wire`b0
			01 82 68 ${"FIDO_2_0"} 68 ${"FIDO_2_1"}
			02 81 6b ${"hmac-secret"}
			03 50 ${filled(16, 9)}
			04 a3 62 ${"rk"} f5 62 ${"uv"} f4 69 ${"clientPin"} f5
			05 19 04b0
			06 82 02 01
			07 08
			08 18 80
			09 81 63 ${"usb"}
			0a 82 a2 63 ${"alg"} 26 64 ${"type"} 6a ${"public-key"} a2 63 ${"alg"} 38 2f 64 ${"type"} 6a ${"public-key"}
			0c f5
			0d 06
			0e 19 0100
			14 18 19
			18 1d 14
			18 2a 83 00 f6 a0`,
	]);
	const info = await getInfo(authenticator);
	expect(sent().map(hex)).toEqual(["04"]);
	expect(info).toMatchObject({
		versions: ["FIDO_2_0", "FIDO_2_1"],
		extensions: ["hmac-secret"],
		aaguid: filled(16, 9),
		maxMessageSize: 1200,
		pinUvAuthProtocols: [2, 1],
		maxCredentialsInList: 8,
		maxCredentialIdLength: 128,
		transports: ["usb"],
		algorithms: [-7, -48],
		forcePinChange: true,
		minPinLength: 6,
		maxPinLength: 20,
		firmwareVersion: 256,
		remainingDiscoverableCredentials: 25,
	});
	expect([...info.options]).toEqual([
		["rk", true],
		["uv", false],
		["clientPin", true],
	]);
	expect(info.members.get(0x2a)).toEqual([0, null, new Map()]);
});

test("a key that says nothing has the standard's defaults", async () => {
	const { members, ...info } = read(wire`a0`);
	expect(info).toEqual(nothingSaid);
	const { authenticator } = await scriptAuthenticator([0]);
	expect(await getInfo(authenticator)).toMatchObject(nothingSaid);
});

test.each(["00", "20", "40", "60 ", "80", "a0", "f4", "f6", "f7", "fb 3ff8000000000000", "1b ffffffffffffffff"])(
	"a key whose members are all %s says nothing that matters",
	(value) => {
		const odd = new Uint8Array(Buffer.from(value.replaceAll(" ", ""), "hex"));
		const bytes = wire`b8 18 01${odd}02${odd}03${odd}04${odd}05${odd}06${odd}07${odd}08${odd}09${odd}0a${odd}0b${odd}0c${odd}
			0d${odd}0e${odd}0f${odd}10${odd}11${odd}12${odd}13${odd}14${odd}15${odd}16${odd}17${odd}181d${odd}`;
		const { members, ...info } = read(bytes);
		const numbers = ["00", "20"].includes(value) ? { firmwareVersion: value === "00" ? 0 : -1 } : {};
		const remaining = ["00", "20"].includes(value) ? { remainingDiscoverableCredentials: value === "00" ? 0 : -1 } : {};
		expect(info).toEqual({ ...nothingSaid, ...numbers, ...remaining });
	},
);

test("of lists with odd members, those that fit are read", () => {
	const info = read(wire`a4
		01 83 01 61 ${"x"} f6
		04 a3 01 f5 62 ${"rk"} 01 62 ${"up"} f5
		06 83 61 ${"x"} 02 fb 3ff8000000000000
		0a 84 01 a0 a2 63 ${"alg"} 26 64 ${"type"} 61 ${"x"} a2 63 ${"alg"} 27 64 ${"type"} 6a ${"public-key"}`);
	expect(info.versions).toEqual(["x"]);
	expect(info.options).toEqual(new Map([["up", true]]));
	expect(info.pinUvAuthProtocols).toEqual([2]);
	expect(info.algorithms).toEqual([-8]);
});

test("an aaguid of another length counts as none", () => {
	expect(read(wire`a1 03 41 01`).aaguid).toEqual(new Uint8Array(16));
});

test("a shorter PIN than the standard's is not believed in", () => {
	expect(read(wire`a1 0d 01`).minPinLength).toBe(4);
});

test("a version cut in the middle of a character does not keep a key from being used", () => {
	expect(read(wire`a1 01 81 62 41 c3`).versions).toEqual(["A\ufffd"]);
});

test("a key that does not answer in CBOR is malformed", async () => {
	const { authenticator } = await scriptAuthenticator([wire`01 02 03`]);
	expect(await failureOf(getInfo(authenticator))).toMatchObject({ reason: "malformed" });
});
