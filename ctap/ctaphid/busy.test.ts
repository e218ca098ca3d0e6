import { expect, test } from "vitest";
import { failureOf, openScripted, shortTiming } from "../testing/open-scripted.ts";
import { both, echoes, fails, grants, type Reaction, ScriptedDevice } from "../testing/scripted-device.ts";
import { hidCommand, hidError } from "./commands.ts";
import { HidChannel } from "./hid-channel.ts";

const { cbor, init } = hidCommand;
const isBusy = fails(hidError.channelBusy);
const patient = { busyMs: 60_000 };

/** Another program has the key for so many tries. */
function busyFor(tries: number, then: Reaction): readonly Reaction[] {
	return [...new Array<Reaction>(tries).fill(isBusy), then];
}

test("a command is sent again, whole, until the other program is done", async () => {
	const { channel, device } = await openScripted({ commands: busyFor(5, echoes) }, patient);
	const payload = Uint8Array.from({ length: 200 }, (_, index) => index);
	expect(await channel.call(cbor, payload)).toEqual(payload);
	const sent = device.heard.filter((message) => message.command === cbor);
	expect(sent).toHaveLength(6);
	expect(sent.every((message) => Buffer.from(message.payload).equals(payload))).toBe(true);
});

test("a channel is asked for again until the other program is done", async () => {
	const { device } = await openScripted({ init: busyFor(5, grants) }, patient);
	expect(device.commands).toEqual(new Array(6).fill(init));
	const nonces = device.heard.map(({ payload }) => Buffer.from(payload).toString("hex"));
	expect(new Set(nonces).size).toBe(6);
});

test("a key that stays busy is given up in time", async () => {
	const { channel } = await openScripted({ commands: isBusy });
	expect(await failureOf(channel.call(cbor, new Uint8Array()))).toMatchObject({ reason: "busy" });
	const opening = HidChannel.open(new ScriptedDevice({ init: isBusy }), shortTiming);
	expect(await failureOf(opening)).toMatchObject({ reason: "busy" });
});

test("waiting for another program is told once, and again when it comes back", async () => {
	const told: string[] = [];
	const processing: Reaction = (message, device) => device.say(message.channel, hidCommand.keepalive, 1);
	const commands = [isBusy, isBusy, both(processing, processing, isBusy), isBusy, both(processing, echoes)];
	const { channel } = await openScripted({ commands }, patient);
	await channel.call(cbor, new Uint8Array(), { progress: (progress) => told.push(progress) });
	expect(told).toEqual(["busy", "processing", "busy", "processing"]);
});

test("opening tells once that another program has the key", async () => {
	const told: string[] = [];
	const device = new ScriptedDevice({ init: busyFor(3, grants) });
	const options = { progress: (progress: string) => told.push(progress) };
	await HidChannel.open(device, { ...shortTiming, ...patient }, options);
	expect(told).toEqual(["busy"]);
});

test("waiting for another program can be cancelled, and the channel is good afterwards", async () => {
	const controller = new AbortController();
	const { channel, device } = await openScripted({ commands: [isBusy, echoes] }, { ...patient, busyRetryMs: 60_000 });
	const options = { signal: controller.signal, progress: () => controller.abort() };
	expect(await failureOf(channel.call(cbor, new Uint8Array(), options))).toMatchObject({ reason: "cancelled" });
	// Nothing of ours ran, so there was nothing to cancel on the key.
	expect(device.commands).toEqual([init, cbor]);
	expect(await channel.call(cbor, Uint8Array.of(1))).toEqual(Uint8Array.of(1));
});

test("waiting for a channel can be cancelled", async () => {
	const controller = new AbortController();
	const device = new ScriptedDevice({ init: isBusy });
	const timing = { ...shortTiming, ...patient, busyRetryMs: 60_000 };
	const options = { signal: controller.signal, progress: () => controller.abort() };
	expect(await failureOf(HidChannel.open(device, timing, options))).toMatchObject({ reason: "cancelled" });
});

test("other commands wait for the one that waits", async () => {
	const { channel, device } = await openScripted({ commands: busyFor(3, echoes) }, patient);
	const calls = [1, 2].map((number) => channel.call(cbor, Uint8Array.of(number)));
	expect(await Promise.all(calls)).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
	expect(device.heard.slice(1).map(({ payload }) => payload[0])).toEqual([1, 1, 1, 1, 2]);
});
