import { expect, test } from "vitest";
import { commandCode } from "../commands/command-code.ts";
import { statusCode } from "../status/status-code.ts";
import { keyOfCtap20 } from "./personality.ts";
import { createManualClock } from "./testing/manual-clock.ts";
import { createOwner } from "./testing/owner.ts";
import { TestPlatform } from "./testing/test-platform.ts";
import { createVirtualKey } from "./virtual-key.ts";

test("a reset takes a touch, soon after the key was plugged in", async () => {
	const clock = createManualClock();
	const owner = createOwner();
	const key = createVirtualKey({ pin: "1234", clock, presence: owner.presence });
	const { deviceSecret } = key.save();
	await clock.advance(10_001);
	expect((await (await TestPlatform.open(key)).command(commandCode.reset)).status).toBe(statusCode.notAllowed);
	key.powerCycle();
	const platform = await TestPlatform.open(key);
	await clock.advance(10_000);
	const refused = platform.command(commandCode.reset);
	expect(await owner.blinking()).toEqual({ kind: "reset" });
	owner.refuse();
	expect((await refused).status).toBe(statusCode.operationDenied);
	expect(key.state.pinSet).toBe(true);
	const done = platform.command(commandCode.reset);
	await owner.blinking();
	owner.touch();
	expect((await done).status).toBe(statusCode.ok);
	expect(key.state.pinSet).toBe(false);
	expect(key.save().deviceSecret).not.toBe(deviceSecret);
});

test("commands without parameters take none", async () => {
	const platform = await TestPlatform.open(createVirtualKey());
	for (const command of [commandCode.getInfo, commandCode.reset, commandCode.selection, commandCode.getNextAssertion]) {
		expect((await platform.command(command, { 1: 1 })).status).toBe(statusCode.invalidLength);
	}
});

test("a model of CTAP 2.0 can not be selected, and nobody knows 0x55", async () => {
	const platform = await TestPlatform.open(createVirtualKey({ personality: keyOfCtap20 }));
	for (const command of [commandCode.selection, 0x55]) {
		expect((await platform.command(command)).status).toBe(statusCode.invalidCommand);
	}
});
