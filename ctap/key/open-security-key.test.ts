import { describe, expect, test } from "vitest";
import { failureOf, shortTiming } from "../testing/open-scripted.ts";
import { reactionOf } from "../testing/scripted-authenticator.ts";
import {
	both,
	fails,
	keepsAlive,
	type Reaction,
	type Script,
	ScriptedDevice,
	silent,
} from "../testing/scripted-device.ts";
import { wire } from "../testing/wire.ts";
import { createVirtualKey } from "../virtual-key/virtual-key.ts";
import { openSecurityKey } from "./open-security-key.ts";

const vanishes: Reaction = (_, device) => device.vanish();
const opening = (script: Script) => {
	const device = new ScriptedDevice(script);
	return { device, failure: failureOf(openSecurityKey(device, { timing: shortTiming })) };
};

describe("a device is let go, and the reason told, when it", () => {
	test.each<[string, Script, string]>([
		["is silent", { init: silent }, "no-answer"],
		["is silent on being asked what it is", { commands: silent }, "no-answer"],
		["knows U2F alone", { capabilities: 0x01 }, "unsupported"],
		["knows U2F alone, and nothing of CTAPHID", { init: fails(0x01) }, "unsupported"],
		["stays busy", { commands: fails(0x06) }, "busy"],
		["is pulled out", { commands: vanishes }, "gone"],
		["does not know the command", { commands: fails(0x01) }, "hid-error"],
		["refuses to say what it is", { commands: reactionOf(0x01) }, "status"],
		["does not answer in CBOR", { commands: reactionOf(wire`ff`) }, "malformed"],
	])("%s", async (_, script, reason) => {
		const { device, failure } = opening(script);
		expect((await failure).reason).toBe(reason);
		expect(device.closed).toBe(true);
	});
});

test("a device that knows U2F alone is not asked what it is, over which some fall", async () => {
	const { device, failure } = opening({ capabilities: 0x01 });
	await failure;
	expect(device.commands).toEqual([0x06]);
});

test("opening is given up on demand, and the key told", async () => {
	const device = new ScriptedDevice({
		commands: keepsAlive(1),
		cancel: (message, key) => key.say(message.channel, 0x10, 0x2d),
	});
	const controller = new AbortController();
	const failure = failureOf(openSecurityKey(device, { signal: controller.signal }));
	await device.hears(0x10);
	controller.abort();
	expect(await failure).toMatchObject({ reason: "cancelled" });
	expect(device.commands).toEqual([0x06, 0x10, 0x11]);
	expect(device.closed).toBe(true);
});

test("a key that says nothing of itself is one all the same", async () => {
	const device = new ScriptedDevice({ commands: reactionOf(0) });
	const key = await openSecurityKey(device);
	expect(await key.info()).toMatchObject({ versions: [], maxMessageSize: 1024 });
	await key.close();
	expect(device.closed).toBe(true);
});

test("two programs have one key open, and each hears its own", async () => {
	const device = createVirtualKey();
	const keys = await Promise.all([openSecurityKey(device.connect()), openSecurityKey(device.connect())]);
	const infos = await Promise.all(keys.map((key) => key.info()));
	expect(infos[0]?.aaguid).toEqual(infos[1]?.aaguid);
});

test("opening survives whatever else is on the bus", async () => {
	const device = createVirtualKey();
	for (const kind of [
		"wrong-nonce-first",
		"keepalive-on-channel-zero",
		"foreign-report-first",
		"foreign-report-between",
	] as const) {
		device.faults.inject({ kind }, { times: 3 });
	}
	const key = await openSecurityKey(device.connect());
	expect((await key.info()).versions).toContain("FIDO_2_1");
	expect(device.trace.failures).toEqual([]);
});

test("keepalives while it is asked what it is are told", async () => {
	const told: string[] = [];
	const device = new ScriptedDevice({ commands: both(keepsAlive(1), keepsAlive(1), reactionOf(0)) });
	await openSecurityKey(device, { progress: (progress) => told.push(progress) });
	expect(told).toEqual(["processing"]);
});
