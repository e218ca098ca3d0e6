import { describe, expect, test } from "vitest";
import { commandCode, pinSubcommand } from "../../commands/command-code.ts";
import { padPin } from "../../pin-uv/pin-block.ts";
import { statusCode } from "../../status/status-code.ts";
import { agree, changePin, keyWithPin, present, setPin, tokenByPin } from "../testing/test-pin.ts";
import { TestPlatform } from "../testing/test-platform.ts";
import { createVirtualKey } from "../virtual-key.ts";

const tokenStatus = async (platform: TestPlatform, pin: string) => (await tokenByPin(platform, pin)).status;

describe("setting a PIN", () => {
	test.each([
		["three characters", "123"],
		["three characters of many bytes", "äöü"],
		["an empty one", ""],
	])("%s are too few", async (_, pin) => {
		const platform = await TestPlatform.open(createVirtualKey());
		expect(await setPin(platform, pin)).toBe(statusCode.pinPolicyViolation);
	});

	test("four characters of many bytes are enough", async () => {
		const key = createVirtualKey();
		expect(await setPin(await TestPlatform.open(key), "🐈🐈🐈🐈")).toBe(statusCode.ok);
		expect(await tokenStatus(await TestPlatform.open(key), "🐈🐈🐈🐈")).toBe(statusCode.ok);
	});

	test("a model may ask for more", async () => {
		const platform = await TestPlatform.open(createVirtualKey({ personality: { minPinLength: 6 } }));
		expect(await setPin(platform, "12345")).toBe(statusCode.pinPolicyViolation);
		expect(await setPin(platform, "123456")).toBe(statusCode.ok);
	});

	test("the second time it has to be changed", async () => {
		const { platform } = await keyWithPin();
		expect(await setPin(platform, "1234")).toBe(statusCode.pinAuthInvalid);
	});

	test("what nobody authenticated is refused", async () => {
		const platform = await TestPlatform.open(createVirtualKey());
		const { protocol, secret, platformKey } = await agree(platform, 2);
		const newPinEnc = protocol.encrypt(secret, padPin(Buffer.from("1234")));
		const parameters = { 1: 2, 2: pinSubcommand.setPin, 3: platformKey, 4: new Uint8Array(32), 5: newPinEnc };
		expect(await platform.command(commandCode.clientPin, parameters)).toMatchObject({
			status: statusCode.pinAuthInvalid,
		});
		expect(await platform.command(commandCode.clientPin, { ...parameters, 5: undefined })).toMatchObject({
			status: statusCode.missingParameter,
		});
	});

	test("a PIN that is not padded to 64 bytes is refused", async () => {
		const platform = await TestPlatform.open(createVirtualKey());
		const { protocol, secret, platformKey } = await agree(platform, 1);
		const newPinEnc = protocol.encrypt(secret, new Uint8Array(80).fill(0x31));
		const param = protocol.authenticate(secret, newPinEnc);
		const parameters = { 1: 1, 2: pinSubcommand.setPin, 3: platformKey, 4: param, 5: newPinEnc };
		expect(await platform.command(commandCode.clientPin, parameters)).toMatchObject({
			status: statusCode.invalidParameter,
		});
	});
});

describe("changing it", () => {
	test("takes the old one", async () => {
		const { key, platform } = await keyWithPin();
		expect(await changePin(platform, "4321", "5678")).toBe(statusCode.pinInvalid);
		expect(key.state.pinRetries).toBe(7);
		expect(await changePin(platform, "1234", "5678")).toBe(statusCode.ok);
		expect(await tokenStatus(platform, "1234")).toBe(statusCode.pinInvalid);
		expect(await tokenStatus(platform, "5678")).toBe(statusCode.ok);
	});

	test("ends the token in use", async () => {
		const { platform } = await keyWithPin();
		const token = present(await tokenByPin(platform, "1234", { permissions: 4 }));
		await changePin(platform, "1234", "5678");
		const param = token.authenticate(Uint8Array.of(1));
		expect(await platform.command(commandCode.credentialManagement, { 1: 1, 3: 2, 4: param })).toMatchObject({
			status: statusCode.pinAuthInvalid,
		});
	});

	test("is due before anything else, where the model or its owner says so, and the old one will not do", async () => {
		const { key, platform } = await keyWithPin({ forcePinChange: true });
		expect((await platform.command(commandCode.getInfo)).members.get(12)).toBe(true);
		expect((await tokenByPin(platform, "1234")).status).toBe(statusCode.pinInvalid);
		expect((await tokenByPin(platform, "1234", { permissions: 1 })).status).toBe(statusCode.pinPolicyViolation);
		expect(key.state.pinRetries).toBe(8);
		expect(await changePin(platform, "1234", "1234")).toBe(statusCode.pinPolicyViolation);
		expect(await changePin(platform, "1234", "5678")).toBe(statusCode.ok);
		expect((await tokenByPin(platform, "5678", { permissions: 1 })).status).toBe(statusCode.ok);
	});
});
