import { expect, test } from "vitest";
import { failureOf, openScripted, shortTiming } from "../testing/open-scripted.ts";
import {
	both,
	echoes,
	fails,
	grants,
	keepsAlive,
	type Reaction,
	type Script,
	ScriptedDevice,
	silent,
} from "../testing/scripted-device.ts";
import { hidCommand, hidError } from "./commands.ts";
import { HidChannel } from "./hid-channel.ts";

const { cbor } = hidCommand;
const vanishes: Reaction = (_, device) => device.vanish();
const longWaits = { initMs: 60_000, silenceMs: 60_000, busyMs: 60_000, cancelMs: 60_000 };

test.each<[string, Script]>([
	["on the command", { commands: vanishes }],
	["while the person is to touch it", { commands: both(keepsAlive(2), vanishes) }],
	["while another program has it", { commands: both(fails(hidError.channelBusy), vanishes) }],
	["while its channel is begun anew", { commands: fails(hidError.invalidSequence), init: [grants, vanishes] }],
	["while it gives out another channel", { commands: fails(hidError.invalidChannel), init: [grants, vanishes] }],
	[
		"in the middle of its answer",
		{ commands: both((message, device) => device.emit(begun(message.channel)), vanishes) },
	],
])("a key that is pulled out %s is told from others at once", async (_, script) => {
	const { channel } = await openScripted({ speaks: "at-once", ...script }, longWaits);
	expect(await failureOf(channel.call(cbor, new Uint8Array()))).toMatchObject({ reason: "gone" });
	expect(await failureOf(channel.call(cbor, new Uint8Array()))).toMatchObject({ reason: "gone" });
});

function begun(channel: number): Uint8Array {
	const report = Buffer.alloc(64);
	report.writeUInt32BE(channel);
	report.set([0x90, 1, 0], 4);
	return report;
}

test("a key that is pulled out while it is opened is told from others", async () => {
	const opening = HidChannel.open(new ScriptedDevice({ init: vanishes }), { ...shortTiming, ...longWaits });
	expect(await failureOf(opening)).toMatchObject({ reason: "gone" });
});

test("a key that is pulled out while nothing runs fails the next command", async () => {
	const { channel, device } = await openScripted({ commands: echoes });
	device.vanish();
	expect(await failureOf(channel.call(cbor, new Uint8Array()))).toMatchObject({ reason: "gone" });
});

test("a key that is pulled out in the middle of a request fails it", async () => {
	const { channel, device } = await openScripted({ commands: echoes });
	const { promise, resolve } = Promise.withResolvers<void>();
	device.gate = promise;
	const failure = failureOf(channel.call(cbor, new Uint8Array(500)));
	device.vanish();
	resolve();
	expect(await failure).toMatchObject({ reason: "gone" });
});

test("a key that is pulled out instead of being cancelled fails at once", async () => {
	const { channel } = await openScripted({ commands: keepsAlive(2), cancel: vanishes }, longWaits);
	const controller = new AbortController();
	const options = { signal: controller.signal, progress: () => controller.abort() };
	expect(await failureOf(channel.call(cbor, new Uint8Array(), options))).toMatchObject({ reason: "gone" });
});

test("an answer that came before the key was pulled out still counts", async () => {
	const { channel } = await openScripted({ speaks: "at-once", commands: both(echoes, vanishes) });
	expect(await channel.call(cbor, Uint8Array.of(1))).toEqual(Uint8Array.of(1));
});

test("closing fails what runs and what waits, and lets go of the device", async () => {
	const { channel, device } = await openScripted({ commands: silent }, longWaits);
	const failures = [1, 2].map((number) => failureOf(channel.call(cbor, Uint8Array.of(number))));
	await device.hears(cbor);
	await channel.close();
	expect(device.closed).toBe(true);
	expect(await Promise.all(failures)).toMatchObject([{ reason: "gone" }, { reason: "gone" }]);
	await channel.close();
});
