import { describe, expect, test } from "vitest";
import { failureOf } from "../testing/open-scripted.ts";
import { openVirtual, pin } from "../testing/open-virtual.ts";
import { registerWith, signInWith } from "../testing/test-relying-party.ts";
import { keyOfCtap20, type Personality } from "../virtual-key/personality.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

const kinds: [string, Partial<Personality>][] = [
	["protocol one, tokens with permissions", { pinUvAuthProtocols: [1] }],
	["protocol two, tokens with permissions", { pinUvAuthProtocols: [2] }],
	["both protocols, the first one preferred", { pinUvAuthProtocols: [1, 2] }],
	["protocol two, plain tokens", { pinUvAuthProtocols: [2], pinUvAuthToken: false }],
	["CTAP 2.0", keyOfCtap20],
	["CTAP 2.0 and a short token", { ...keyOfCtap20, pinTokenLength: 16 }],
	["EdDSA", { algorithms: [-8] }],
	["no attestation", { attestation: "none" }],
	["reports of eight bytes", { reportSize: 8 }],
	["verification always", { alwaysUv: "on" }],
];

describe.each(kinds)("a key of %s", (_, personality) => {
	test("registers and signs in, with its PIN as text and as bytes", async () => {
		const { key, device } = await openVirtual(personality);
		const registered = await registerWith(key, { pin });
		expect(registered.userVerified).toBe(true);
		expect(await signInWith(key, registered, { pin: bytesOf(pin) })).toMatchObject({
			verified: true,
			userVerified: true,
		});
		expect(device.trace.failures).toEqual([]);
	});

	test("takes its first PIN, another one, and then that one only", async () => {
		const { key } = await openVirtual(personality, {});
		await key.setPin(bytesOf("1234"));
		expect((await key.info()).options.get("clientPin")).toBe(true);
		await key.changePin("1234", "geheim");
		expect(await failureOf(registerWith(key, { pin: "1234" }))).toMatchObject({ reason: "status", status: 0x31 });
		expect(await registerWith(key, { pin: "geheim" })).toMatchObject({ userVerified: true });
	});
});

describe("a key that verifies by itself", () => {
	const kinds: [string, Partial<Personality>][] = [
		["with a token", { builtInVerification: "configured" }],
		["within the command", { ...keyOfCtap20, builtInVerification: "configured" }],
	];

	test.each(kinds)("registers and signs in %s, without any PIN", async (_, personality) => {
		const { key, device } = await openVirtual(personality, {});
		const registered = await registerWith(key);
		expect(await signInWith(key, registered)).toMatchObject({ verified: true, userVerified: true });
		expect(device.trace.failures).toEqual([]);
	});

	test.each(kinds)("that is asked %s says when it does not know the finger", async (_, personality) => {
		const verification = async () => "no-match" as const;
		const { key } = await openVirtual(personality, { pin, verification });
		const failure = await failureOf(registerWith(key));
		expect([0x3f, 0x3c, 0x36, 0x27]).toContain(failure.status);
		expect(await registerWith(key, { pin })).toMatchObject({ userVerified: true });
	});

	test("has its own tries", async () => {
		const verification = async () => "no-match" as const;
		const personality = { builtInVerification: "configured", uvAttemptsInternally: 1 } as const;
		const { key } = await openVirtual(personality, { pin, verification });
		expect(await key.retries()).toEqual({ pin: 8, uv: 3, needsPowerCycle: false });
		await failureOf(registerWith(key));
		expect((await key.retries()).uv).toBe(2);
	});
});

describe("without verification", () => {
	test("a touch alone registers and signs in where that is all that is asked", async () => {
		const { key } = await openVirtual({}, {});
		const registered = await registerWith(key, {}, { userVerification: false });
		expect(registered.userVerified).toBe(false);
		const signedIn = await signInWith(key, registered, {}, { userVerification: false });
		expect(signedIn).toMatchObject({ verified: true, userVerified: false });
	});

	test("a key without PIN and sensor says what it lacks, and is not asked", async () => {
		const { key, device } = await openVirtual({}, {});
		expect(await failureOf(registerWith(key))).toMatchObject({ reason: "status", status: 0x35 });
		const withoutPins = await openVirtual({ clientPin: false, pinUvAuthToken: false, pinUvAuthProtocols: [] }, {});
		expect(await failureOf(registerWith(withoutPins.key))).toMatchObject({ reason: "unsupported" });
		expect(device.trace.commands).toEqual([]);
	});

	test("a key that has a PIN asks for it", async () => {
		const { key } = await openVirtual();
		expect(await failureOf(registerWith(key))).toMatchObject({ reason: "status", status: 0x36 });
	});

	test("a key that always verifies is not talked out of it", async () => {
		const { key } = await openVirtual({ alwaysUv: "on" });
		const failure = await failureOf(registerWith(key, {}, { userVerification: false }));
		expect(failure).toMatchObject({ reason: "status", status: 0x36 });
		const registered = await registerWith(key, { pin }, { userVerification: false });
		expect(registered.userVerified).toBe(true);
	});
});
