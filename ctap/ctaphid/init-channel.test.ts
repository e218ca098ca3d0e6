import { expect, test } from "vitest";
import { failureOf, openScripted, shortTiming } from "../testing/open-scripted.ts";
import type { DeviceMessage } from "../testing/packets.ts";
import { answers, both, chattersElsewhere, fails, grants, ScriptedDevice, silent } from "../testing/scripted-device.ts";
import { hidCommand, hidError } from "./commands.ts";
import { HidChannel } from "./hid-channel.ts";

test.each(["later", "at-once"] as const)(
	"a device that speaks %s gives out a channel and says what it is",
	async (speaks) => {
		const { channel, device } = await openScripted({ speaks });
		expect(channel.grant).toEqual({ channel: device.channels[0], protocol: 2, version: [5, 7, 1], capabilities: 5 });
		expect(channel.speaksCbor).toBe(true);
		expect(device.heard).toHaveLength(1);
		expect(device.heard[0]).toMatchObject({ channel: 0xffffffff, command: hidCommand.init });
		expect(device.heard[0]?.payload).toHaveLength(8);
	},
);

test("a device without CBOR is known by its capabilities", async () => {
	const { channel } = await openScripted({ capabilities: 0x01 });
	expect(channel.speaksCbor).toBe(false);
});

test("answers to the nonces of other programs are passed over, however many come first", async () => {
	const { channel, device } = await openScripted({
		init: (message, device) => {
			for (let other = 1; other < 100; other += 1) device.sayGrant(message, other, new Uint8Array(8).fill(other));
			device.grant(message);
		},
	});
	expect(channel.grant.channel).toBe(device.channels[0]);
});

test("talk on other channels, keepalives on channel zero and answers cut short do not disturb the asking", async () => {
	const { channel, device } = await openScripted({
		init: both(
			chattersElsewhere,
			(_, device) => device.say(0, hidCommand.keepalive, 2),
			(message, device) => device.say(0xffffffff, hidCommand.init, ...message.payload, 1, 2, 3),
			(_, device) => device.emit(new Uint8Array(0), Uint8Array.of(0xff, 0xff), new Uint8Array(64)),
			grants,
		),
	});
	expect(channel.grant.channel).toBe(device.channels[0]);
});

test("channels that nobody may have are not taken", async () => {
	const { channel, device } = await openScripted({
		init: (message, device) => {
			device.sayGrant(message, 0);
			device.sayGrant(message, 0xffffffff);
			device.grant(message);
		},
	});
	expect(channel.grant.channel).toBe(device.channels[0]);
});

test("packets out of turn do not end the asking", async () => {
	const { channel } = await openScripted({
		init: both(
			(_, device) => device.emit(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x86, 0, 100, ...new Array(57).fill(1))),
			(_, device) => device.emit(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 9, ...new Array(59).fill(1))),
			grants,
		),
	});
	expect(channel.grant.protocol).toBe(2);
});

test("a device that is silent on being asked is given up", async () => {
	const opening = HidChannel.open(new ScriptedDevice({ init: silent }), shortTiming);
	expect(await failureOf(opening)).toMatchObject({ reason: "no-answer" });
});

test("a device that answers nothing but other nonces is given up, although it never falls silent", async () => {
	let settled = false;
	const chatter = (message: DeviceMessage, device: ScriptedDevice) => {
		device.sayGrant(message, 9, new Uint8Array(8));
		if (!settled) setImmediate(() => chatter(message, device));
	};
	const opening = failureOf(HidChannel.open(new ScriptedDevice({ init: chatter }), shortTiming));
	expect(await opening.finally(() => (settled = true))).toMatchObject({ reason: "no-answer" });
});

test("a device that does not know the command does not speak CTAPHID", async () => {
	const opening = HidChannel.open(new ScriptedDevice({ init: fails(hidError.invalidCommand) }), shortTiming);
	expect(await failureOf(opening)).toMatchObject({ reason: "unsupported" });
});

test("opening is given up on demand, and sends nothing when it was given up before", async () => {
	const device = new ScriptedDevice({ init: silent });
	const controller = new AbortController();
	const opening = HidChannel.open(device, { ...shortTiming, initMs: 60_000 }, { signal: controller.signal });
	await device.hears(hidCommand.init);
	controller.abort();
	expect(await failureOf(opening)).toMatchObject({ reason: "cancelled" });
	const untouched = new ScriptedDevice();
	const never = HidChannel.open(untouched, shortTiming, { signal: AbortSignal.abort() });
	expect(await failureOf(never)).toMatchObject({ reason: "cancelled" });
	expect(untouched.reports).toEqual([]);
});

test("an answer longer than the standard's is read as far as it is known", async () => {
	const { channel } = await openScripted({
		init: (message, device) => answers(...message.payload, 0, 0, 1, 2, 3, 1, 2, 3, 4, 99, 98, 97)(message, device),
	});
	expect(channel.grant).toEqual({ channel: 0x102, protocol: 3, version: [1, 2, 3], capabilities: 4 });
});
