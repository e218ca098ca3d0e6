import { describe, expect, test } from "vitest";
import { commandCode, pinSubcommand } from "../../commands/command-code.ts";
import { hashPin } from "../../pin-uv/pin-block.ts";
import { statusCode } from "../../status/status-code.ts";
import { keyOfCtap20 } from "../personality.ts";
import { agree, changePin, keyWithPin, setPin, tokenByPin } from "../testing/test-pin.ts";
import { TestPlatform } from "../testing/test-platform.ts";

const tokenStatus = async (platform: TestPlatform, pin: string) => (await tokenByPin(platform, pin)).status;

describe("wrong PINs", () => {
	const retries = async (platform: TestPlatform) =>
		(await platform.command(commandCode.clientPin, { 2: pinSubcommand.getPinRetries })).members;

	test("the third in a row takes unplugging, and later ones count no more", async () => {
		const { key, platform } = await keyWithPin();
		for (const expected of [statusCode.pinInvalid, statusCode.pinInvalid, statusCode.pinAuthBlocked]) {
			expect(await tokenStatus(platform, "0000")).toBe(expected);
		}
		expect(await tokenStatus(platform, "1234")).toBe(statusCode.pinAuthBlocked);
		expect(await changePin(platform, "1234", "5678")).toBe(statusCode.pinAuthBlocked);
		expect(await retries(platform)).toEqual(
			new Map<number, unknown>([
				[3, 5],
				[4, true],
			]),
		);
		key.powerCycle();
		const again = await TestPlatform.open(key);
		expect((await retries(again)).get(4)).toBe(false);
		expect(await tokenStatus(again, "1234")).toBe(statusCode.ok);
		expect(key.state.pinRetries).toBe(8);
	});

	test("some models count tries down that they do not even look at", async () => {
		const { key, platform } = await keyWithPin({ countsTriesWhileBlocked: true });
		for (const pin of ["0000", "0000", "0000", "1234"]) await tokenStatus(platform, pin);
		expect(key.state.pinRetries).toBe(4);
	});

	test("a right one in between begins the count anew", async () => {
		const { platform } = await keyWithPin();
		for (const pin of ["0000", "0000", "1234", "0000", "0000"]) await tokenStatus(platform, pin);
		expect(await tokenStatus(platform, "1234")).toBe(statusCode.ok);
	});

	test("the eighth blocks the PIN until a reset", async () => {
		const { key } = await keyWithPin();
		const statuses: number[] = [];
		for (let count = 0; count < 8; count += 1) {
			statuses.push(await tokenStatus(await TestPlatform.open(key), "0000"));
			if (count % 3 === 2) key.powerCycle();
		}
		expect(statuses.at(-1)).toBe(statusCode.pinBlocked);
		key.powerCycle();
		const platform = await TestPlatform.open(key);
		expect(await tokenStatus(platform, "1234")).toBe(statusCode.pinBlocked);
		expect(await platform.command(commandCode.reset)).toMatchObject({ status: statusCode.ok });
		expect(key.state).toMatchObject({ pinSet: false, pinRetries: 8 });
		expect(await setPin(platform, "5678")).toBe(statusCode.ok);
	});

	test("each one makes the key change its half of the key agreement", async () => {
		const { platform } = await keyWithPin();
		const agreement = await agree(platform, 2);
		const ask = (pin: string) =>
			platform.command(commandCode.clientPin, {
				1: 2,
				2: pinSubcommand.getPinToken,
				3: agreement.platformKey,
				6: agreement.protocol.encrypt(agreement.secret, hashPin(Buffer.from(pin))),
			});
		expect(await ask("0000")).toMatchObject({ status: statusCode.pinInvalid });
		expect(await ask("1234")).toMatchObject({ status: statusCode.pinInvalid });
		expect(await tokenStatus(platform, "1234")).toBe(statusCode.ok);
	});

	test("models differ in how many they bear", async () => {
		const { platform } = await keyWithPin({ pinRetries: 2, pinTriesPerPowerCycle: 5 });
		expect(await tokenStatus(platform, "0000")).toBe(statusCode.pinInvalid);
		expect(await tokenStatus(platform, "0000")).toBe(statusCode.pinBlocked);
	});

	test("few models say whether they have to be unplugged", async () => {
		const { platform } = await keyWithPin(keyOfCtap20);
		expect(await retries(platform)).toEqual(new Map([[3, 8]]));
	});
});
