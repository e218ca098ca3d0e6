import { describe, expect, test } from "vitest";
import { commandCode, pinSubcommand } from "../../commands/command-code.ts";
import { statusCode } from "../../status/status-code.ts";
import { keyOfCtap20 } from "../personality.ts";
import { agree, keyWithPin, present, tokenByPin } from "../testing/test-pin.ts";
import { TestPlatform } from "../testing/test-platform.ts";
import { createVirtualKey } from "../virtual-key.ts";

describe("what a token is asked for", () => {
	test("no PIN is set", async () => {
		const platform = await TestPlatform.open(createVirtualKey());
		expect((await tokenByPin(platform, "1234", { permissions: 1 })).status).toBe(statusCode.pinNotSet);
	});

	test.each([
		["nothing", 0, statusCode.invalidParameter],
		["large blobs, which no model keeps", 0x10, statusCode.unauthorizedPermission],
		["fingerprints", 0x08, statusCode.unauthorizedPermission],
		["permissions that do not exist, besides one that does", 0x101, statusCode.ok],
	])("%s", async (_, permissions, expected) => {
		const { platform } = await keyWithPin();
		expect((await tokenByPin(platform, "1234", { permissions })).status).toBe(expected);
	});

	test("what the model can not do", async () => {
		const { platform } = await keyWithPin({ credentialManagement: "absent", authenticatorConfig: false });
		for (const permissions of [0x04, 0x20]) {
			expect((await tokenByPin(platform, "1234", { permissions })).status).toBe(statusCode.unauthorizedPermission);
		}
	});

	test("ceremonies, of a model that takes fingers for them alone", async () => {
		const { platform } = await keyWithPin({ noMcGaPermissionsWithClientPin: true });
		expect((await tokenByPin(platform, "1234", { permissions: 2 })).status).toBe(statusCode.unauthorizedPermission);
		expect((await tokenByPin(platform, "1234", { permissions: 4 })).status).toBe(statusCode.ok);
	});

	test("permissions, of a model that has none", async () => {
		const { platform } = await keyWithPin(keyOfCtap20);
		expect((await tokenByPin(platform, "1234", { id: 1, permissions: 1 })).status).toBe(statusCode.invalidSubcommand);
		expect((await tokenByPin(platform, "1234", { id: 1 })).status).toBe(statusCode.ok);
	});

	test("permissions, in the way that has none", async () => {
		const { platform } = await keyWithPin();
		const { platformKey } = await agree(platform, 2);
		const parameters = { 1: 2, 2: pinSubcommand.getPinToken, 3: platformKey, 6: new Uint8Array(32), 9: 1 };
		expect(await platform.command(commandCode.clientPin, parameters)).toMatchObject({
			status: statusCode.invalidParameter,
		});
	});
});

test("tokens have the length of their model", async () => {
	const { platform } = await keyWithPin({ ...keyOfCtap20, pinTokenLength: 16 });
	expect(present(await tokenByPin(platform, "1234", { id: 1 })).bytes).toHaveLength(16);
});

test("a model of CTAP 2.0 gives the same token out until its power goes", async () => {
	const { key, platform } = await keyWithPin(keyOfCtap20);
	const [first, second] = [
		await tokenByPin(platform, "1234", { id: 1 }),
		await tokenByPin(platform, "1234", { id: 1 }),
	];
	expect(present(second).bytes).toEqual(present(first).bytes);
	key.powerCycle();
	const third = await tokenByPin(await TestPlatform.open(key), "1234", { id: 1 });
	expect(present(third).bytes).not.toEqual(present(first).bytes);
});
