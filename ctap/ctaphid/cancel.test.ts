import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { failureOf, openScripted, shortTiming } from "../testing/open-scripted.ts";
import { answers, both, echoes, keepsAlive, type Script, silent } from "../testing/scripted-device.ts";
import { hidCommand } from "./commands.ts";

const { cbor, cancel, init } = hidCommand;
const cancelledOnKey = 0x2d;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => vi.useRealTimers());

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

/** A channel to a key that waits for a touch on its first command and answers the others. */
async function awaitingTouch(script: Script = {}) {
	const opened = await openScripted({ speaks: "at-once", commands: [keepsAlive(2), answers(2)], ...script });
	const controller = new AbortController();
	const call = opened.channel.call(cbor, Uint8Array.of(1), { signal: controller.signal });
	await opened.device.hears(cbor);
	return { ...opened, controller, call };
}

test("what was given up beforehand never gets to the key", async () => {
	const { channel, device } = await openScripted({ commands: echoes });
	const call = channel.call(cbor, new Uint8Array(500), { signal: AbortSignal.abort() });
	expect(await failureOf(call)).toMatchObject({ reason: "cancelled" });
	expect(device.commands).toEqual([init]);
	expect(await channel.call(cbor, Uint8Array.of(3))).toEqual(Uint8Array.of(3));
});

test("what is given up while it waits for its turn never gets to the key", async () => {
	const { channel, device, own } = await openScripted({ speaks: "at-once", commands: silent });
	const running = channel.call(cbor, Uint8Array.of(1));
	const controller = new AbortController();
	const waiting = channel.call(cbor, Uint8Array.of(2), { signal: controller.signal });
	await device.hears(cbor);
	controller.abort();
	device.say(own, cbor, 9);
	expect(await running).toEqual(Uint8Array.of(9));
	expect(await failureOf(waiting)).toMatchObject({ reason: "cancelled" });
	expect(device.commands).toEqual([init, cbor]);
});

test("a request in several reports is sent to its end before it is cancelled", async () => {
	const { channel, device } = await openScripted({
		speaks: "at-once",
		cancel: (message, device) => device.say(message.channel, cbor, cancelledOnKey),
	});
	const opened = device.reports.length;
	const { promise: gate, resolve: open } = Promise.withResolvers<void>();
	device.gate = gate;
	const controller = new AbortController();
	const call = channel.call(cbor, new Uint8Array(400), { signal: controller.signal });
	await pass(0);
	expect(device.reports).toHaveLength(opened + 1);
	controller.abort();
	open();
	expect(await failureOf(call)).toMatchObject({ reason: "cancelled" });
	// Seven packets of the request, and the cancellation as the last.
	expect(device.reports.slice(opened).map((report) => report[4])).toEqual([0x90, 0, 1, 2, 3, 4, 5, 0x91]);
	expect(device.commands).toEqual([init, cbor, cancel]);
});

test("a key that waits for a touch is told, and what it says of it awaited", async () => {
	const { call, controller, device, own, channel } = await awaitingTouch();
	let settled = false;
	const failure = failureOf(call).finally(() => (settled = true));
	controller.abort();
	await device.hears(cancel);
	device.say(own, hidCommand.keepalive, 2);
	await pass(shortTiming.cancelMs - 1);
	expect(settled).toBe(false);
	device.say(own, cbor, cancelledOnKey);
	expect(await failure).toMatchObject({ reason: "cancelled" });
	expect(device.heard.at(-1)).toEqual({ channel: own, command: cancel, payload: new Uint8Array() });
	expect(await channel.call(cbor, Uint8Array.of(2))).toEqual(Uint8Array.of(2));
	expect(device.commands).toEqual([init, cbor, cancel, cbor]);
});

test("a touch in the moment of cancelling does not undo it, and leaves the channel in step", async () => {
	const { call, channel, device } = await awaitingTouch();
	const { call: touched, controller, channel: other } = await awaitingTouch({ cancel: answersFor(0x00) });
	controller.abort();
	expect(await failureOf(touched)).toMatchObject({ reason: "cancelled" });
	expect(await other.call(cbor, Uint8Array.of(2))).toEqual(Uint8Array.of(2));
	device.say(channel.grant.channel, cbor, 0);
	expect(await call).toEqual(Uint8Array.of(0));
});

function answersFor(status: number): NonNullable<Script["cancel"]> {
	return (message, device) => device.say(message.channel, cbor, status);
}

test("a key that does not hear of cancelling is left in time, and brought into step before the next command", async () => {
	const { call, controller, device, own, channel } = await awaitingTouch();
	const failure = failureOf(call);
	controller.abort();
	await device.hears(cancel);
	await pass(shortTiming.cancelMs);
	expect(await failure).toMatchObject({ reason: "cancelled" });
	device.say(own, cbor, 1);
	expect(await channel.call(cbor, Uint8Array.of(2))).toEqual(Uint8Array.of(2));
	expect(device.commands.slice(0, 4)).toEqual([init, cbor, cancel, init]);
});

test("a key that goes on saying that it waits is left in time too", async () => {
	const { call, controller, device, own } = await awaitingTouch();
	const failure = failureOf(call);
	controller.abort();
	await device.hears(cancel);
	for (let passed = 0; passed <= shortTiming.cancelMs; passed += 5) {
		device.say(own, hidCommand.keepalive, 2);
		await pass(5);
	}
	expect(await failure).toMatchObject({ reason: "cancelled" });
});

test("only an answer to the command itself says that it has ended", async () => {
	const { call, controller, channel } = await awaitingTouch({
		cancel: both(
			(message, device) => device.say(message.channel, hidCommand.wink),
			(message, device) => device.say(message.channel, hidCommand.error, 0x01),
		),
		commands: [
			keepsAlive(2),
			(message, device) => {
				// Only now the word of the one before, on its own channel, and then ours.
				device.say(device.channels[0] ?? 0, cbor, cancelledOnKey);
				device.say(message.channel, cbor, 2);
			},
		],
	});
	const failure = failureOf(call);
	controller.abort();
	await pass(shortTiming.cancelMs);
	expect(await failure).toMatchObject({ reason: "cancelled" });
	expect(await channel.call(cbor, Uint8Array.of(2))).toEqual(Uint8Array.of(2));
});

test("cancelling what was answered already sends nothing", async () => {
	const controller = new AbortController();
	const { channel, device } = await openScripted({ commands: echoes });
	expect(await channel.call(cbor, Uint8Array.of(5), { signal: controller.signal })).toEqual(Uint8Array.of(5));
	controller.abort();
	await pass(shortTiming.commandMs);
	expect(device.commands).toEqual([init, cbor]);
});
