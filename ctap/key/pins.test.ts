import { describe, expect, test } from "vitest";
import { failureOf } from "../testing/open-scripted.ts";
import { openVirtual, pin } from "../testing/open-virtual.ts";
import { registerWith } from "../testing/test-relying-party.ts";
import { wireLog } from "../testing/wire-log.ts";
import { openSecurityKey } from "./open-security-key.ts";

describe("wrong PINs", () => {
	test("are counted one by one, and three in a row ask for the key to be unplugged", async () => {
		const { key, device } = await openVirtual();
		for (const left of [7, 6]) {
			expect(await failureOf(registerWith(key, { pin: "0000" }))).toMatchObject({ status: 0x31 });
			expect(await key.retries()).toEqual({ pin: left, uv: undefined, needsPowerCycle: false });
		}
		expect(await failureOf(registerWith(key, { pin: "0000" }))).toMatchObject({ status: 0x34 });
		expect(await key.retries()).toEqual({ pin: 5, uv: undefined, needsPowerCycle: true });
		expect(await failureOf(registerWith(key, { pin }))).toMatchObject({ status: 0x34 });
		device.powerCycle();
		const again = await openSecurityKey(device.connect());
		await registerWith(again, { pin });
		expect((await again.retries()).pin).toBe(8);
	});

	test("lock the key in the end", async () => {
		const { key } = await openVirtual({ pinTriesPerPowerCycle: 99 });
		const statuses = [];
		for (let tried = 0; tried < 9; tried += 1) {
			statuses.push((await failureOf(registerWith(key, { pin: "0000" }))).status);
		}
		expect(statuses).toEqual([...new Array(7).fill(0x31), 0x32, 0x32]);
		expect((await key.retries()).pin).toBe(0);
		expect(await failureOf(registerWith(key, { pin }))).toMatchObject({ status: 0x32 });
	});

	test("that can not be right are not tried", async () => {
		const { key, device } = await openVirtual();
		for (const impossible of ["", "123", "1".repeat(64)]) {
			expect(await failureOf(registerWith(key, { pin: impossible }))).toMatchObject({ status: 0x31 });
			expect(await failureOf(key.changePin(impossible, "123456"))).toMatchObject({ status: 0x31 });
		}
		expect(wireLog(device).filter((sent) => sent !== "getInfo")).toEqual([]);
		expect(device.state.pinRetries).toBe(8);
	});

	test("in another form of the same characters are right", async () => {
		const { key } = await openVirtual({}, {});
		await key.setPin("e\u0301e\u0301e\u0301e\u0301");
		expect(await registerWith(key, { pin: "\u00e9\u00e9\u00e9\u00e9" })).toMatchObject({ userVerified: true });
	});
});

describe("new PINs", () => {
	test("that the key would refuse do not get to it", async () => {
		const { key, device } = await openVirtual({ minPinLength: 6 }, {});
		expect(await failureOf(key.setPin("12345"))).toMatchObject({ reason: "status", status: 0x37 });
		expect(await failureOf(key.setPin("1".repeat(64)))).toMatchObject({ reason: "status", status: 0x37 });
		expect(wireLog(device).filter((sent) => sent !== "getInfo")).toEqual([]);
		await key.setPin("123456");
		expect(device.state.pinSet).toBe(true);
	});

	test("are set once; after that they are changed", async () => {
		const { key } = await openVirtual();
		expect([0x30, 0x33]).toContain((await failureOf(key.setPin("123456"))).status);
	});

	test("have to be chosen before a key that says so is used", async () => {
		const { key, device } = await openVirtual({ forcePinChange: true });
		expect(await failureOf(registerWith(key, { pin }))).toMatchObject({ reason: "status", status: 0x37 });
		expect(device.trace.commands).toEqual([]);
		await key.changePin(pin, "another one");
		expect(await registerWith(key, { pin: "another one" })).toMatchObject({ userVerified: true });
	});

	test("can not be set on a key without PINs", async () => {
		const { key } = await openVirtual({ clientPin: false, pinUvAuthToken: false, pinUvAuthProtocols: [] }, {});
		expect(await failureOf(key.setPin("1234"))).toMatchObject({ reason: "unsupported" });
		expect(await failureOf(key.changePin("1234", "4321"))).toMatchObject({ reason: "unsupported" });
	});
});
