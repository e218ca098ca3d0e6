import { describe, expect, test } from "vitest";
import { openVirtual, pin } from "../testing/open-virtual.ts";
import { registerWith, rpId } from "../testing/test-relying-party.ts";
import { wireLog } from "../testing/wire-log.ts";
import { createVirtualKey } from "../virtual-key/virtual-key.ts";
import { openSecurityKey } from "./open-security-key.ts";

const agree = "clientPin getKeyAgreement";
const token = "clientPin getTokenUsingPinWithPermissions";
const request = { rpId, clientDataHash: new Uint8Array(32), allowCredentials: [{ id: new Uint8Array(64) }] };

async function prepared() {
	const opened = await openVirtual();
	const { descriptor } = await registerWith(opened.key, { pin });
	opened.device.trace.clear();
	return { ...opened, descriptor };
}

describe("an operation counts a try once, and is not tried again, when the key answers", () => {
	test.each([0x31, 0x33, 0x34, 0x32, 0x3f, 0x3c, 0x05, 0x06, 0x7f, 0x38])("status %i to the token", async (status) => {
		const { key, device, descriptor } = await prepared();
		device.faults.inject({ kind: "status", status }, { command: 0x06, skip: 1 });
		const signing = key.getAssertion({ ...request, allowCredentials: [descriptor] }, { pin });
		await expect(signing).rejects.toMatchObject({ reason: "status", status });
		expect(wireLog(device)).toEqual([agree, token]);
	});

	test.each([0x27, 0x2f, 0x33, 0x36, 0x3a, 0x7f])("status %i to the signing", async (status) => {
		const { key, device, descriptor } = await prepared();
		device.faults.inject({ kind: "status", status }, { command: 0x02 });
		const signing = key.getAssertion({ ...request, allowCredentials: [descriptor] }, { pin });
		await expect(signing).rejects.toMatchObject({ reason: "status", status });
		expect(wireLog(device)).toEqual([agree, token, "getAssertion"]);
	});

	test("with silence", async () => {
		const device = createVirtualKey({ pin });
		const key = await openSecurityKey(device.connect(), { timing: { silenceMs: 400 } });
		device.trace.clear();
		device.faults.inject({ kind: "drop-answer" }, { command: 0x06, skip: 1 });
		const signing = key.getAssertion(request, { pin });
		await expect(signing).rejects.toMatchObject({ reason: "no-answer" });
		expect(wireLog(device)).toEqual([agree, token]);
	});

	test.each(["truncate-answer", "garbage-answer", "empty-answer"] as const)("with %s", async (kind) => {
		const { key, device } = await prepared();
		device.faults.inject({ kind }, { command: 0x06, skip: 1 });
		const signing = key.getAssertion(request, { pin });
		await expect(signing).rejects.toMatchObject({ reason: "malformed" });
		expect(wireLog(device)).toEqual([agree, token]);
	});
});
