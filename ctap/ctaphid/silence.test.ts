import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { failureOf, openScripted, shortTiming } from "../testing/open-scripted.ts";
import type { DeviceMessage } from "../testing/packets.ts";
import { answers, grants, keepsAlive, type Script, type ScriptedDevice, silent } from "../testing/scripted-device.ts";
import { hidCommand } from "./commands.ts";

const { cbor, cancel, init } = hidCommand;
const nothing = new Uint8Array();
const first = Uint8Array.of(1);
const second = Uint8Array.of(2);

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => vi.useRealTimers());

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const opened = (script: Script) => openScripted({ speaks: "at-once", ...script });

/** What has become of a promise by now. */
async function stateOf(promise: Promise<unknown>): Promise<string> {
	const settled = promise.then(
		() => "fulfilled",
		() => "rejected",
	);
	return await Promise.race([settled, pass(0).then(() => "pending")]);
}

test("a key that says nothing is given up when its time is over, not sooner", async () => {
	const { channel } = await opened({ commands: silent });
	const failure = failureOf(channel.call(cbor, nothing));
	await pass(shortTiming.silenceMs - 1);
	expect(await stateOf(failure)).toBe("pending");
	await pass(1);
	expect(await failure).toMatchObject({ reason: "no-answer" });
});

test("a key that was given up is told to stop, when it is let go of", async () => {
	const { channel, device, own } = await opened({ commands: silent });
	const failure = failureOf(channel.call(cbor, nothing));
	await pass(shortTiming.silenceMs);
	expect(await failure).toMatchObject({ reason: "no-answer" });
	await channel.close();
	expect(device.heard.at(-1)).toMatchObject({ channel: own, command: cancel });
});

test("each keepalive begins the wait anew", async () => {
	const { channel, device, own } = await opened({ commands: silent });
	const call = channel.call(cbor, nothing);
	for (let beat = 0; beat < 5; beat += 1) {
		await pass(shortTiming.silenceMs - 1);
		device.say(own, hidCommand.keepalive, 1);
	}
	expect(await stateOf(call)).toBe("pending");
	device.say(own, cbor, 7);
	expect(await call).toEqual(Uint8Array.of(7));
});

test("keepalives without end are ended by us, and the key is told", async () => {
	const { channel, device, own } = await opened({
		commands: [silent, answers(9)],
		cancel: (message, device) => device.say(message.channel, cbor, 0x2d),
	});
	const failure = failureOf(channel.call(cbor, first));
	for (let passed = 0; passed <= shortTiming.commandMs; passed += 50) {
		await pass(50);
		device.say(own, hidCommand.keepalive, 2);
	}
	expect(await failure).toMatchObject({ reason: "no-answer" });
	expect(device.commands.slice(1)).toEqual([cbor, cancel]);
	expect(await channel.call(cbor, second)).toEqual(Uint8Array.of(9));
});

describe("the late answer of a command that was given up", () => {
	/** Runs two commands, the first of which is given up; what comes of the second. */
	async function secondAnswer(script: Script): Promise<Uint8Array> {
		const { channel } = await opened({ commands: [silent, answers(2)], ...script });
		const failure = failureOf(channel.call(cbor, first));
		await pass(shortTiming.silenceMs);
		expect(await failure).toMatchObject({ reason: "no-answer" });
		const answer = channel.call(cbor, second);
		await pass(shortTiming.initMs * 2);
		return await answer;
	}

	function late(before: boolean): (message: DeviceMessage, device: ScriptedDevice) => void {
		let inits = 0;
		return (message, device) => {
			inits += 1;
			const own = device.channels[0] ?? 0;
			if (inits > 1 && before) device.say(own, cbor, 1);
			device.grant(message);
			if (inits > 1 && !before) device.say(own, cbor, 1);
		};
	}

	test("is not taken for the next one's when it comes before the channel is in step again", async () => {
		expect(await secondAnswer({ init: late(true) })).toEqual(second);
	});

	test("is not taken for the next one's when it comes right behind the answer to CTAPHID_INIT", async () => {
		expect(await secondAnswer({ init: late(false) })).toEqual(second);
	});

	test("is not taken for the next one's when it comes after the next one was sent", async () => {
		const gaveUp = 0x0a0b0c01;
		expect(
			await secondAnswer({
				commands: [
					silent,
					(message, device) => {
						device.say(gaveUp, cbor, 1);
						device.say(message.channel, cbor, 2);
					},
				],
			}),
		).toEqual(second);
	});

	test("is not taken for the next one's when it comes while nothing runs", async () => {
		const { channel, device, own } = await opened({ commands: [silent, answers(2)] });
		const failure = failureOf(channel.call(cbor, first));
		await pass(shortTiming.silenceMs);
		await failure;
		device.say(own, cbor, ...new Array(100).fill(1));
		expect(await channel.call(cbor, second)).toEqual(second);
	});

	test("does not pass for a device without CTAPHID when it is an error", async () => {
		let inits = 0;
		const answer = await secondAnswer({
			init: (message, device) => {
				inits += 1;
				if (inits === 2) device.say(message.channel, hidCommand.error, 0x01);
				device.grant(message);
			},
		});
		expect(answer).toEqual(second);
	});
});

test("a key that has forgotten the channel, and is silent on it, gives out another", async () => {
	const { channel, device } = await opened({
		init: [grants, silent, grants],
		commands: [silent, answers(2)],
	});
	const failure = failureOf(channel.call(cbor, first));
	await pass(shortTiming.silenceMs);
	await failure;
	const answer = channel.call(cbor, second);
	await pass(shortTiming.initMs);
	expect(await answer).toEqual(second);
	expect(device.channels).toHaveLength(2);
	expect(device.heard.at(-1)?.channel).toBe(device.channels[1]);
});

test("a key that stays silent on everything fails again, each time within its time", async () => {
	const { channel, device } = await opened({ init: [grants, silent], commands: silent });
	const failures = [channel.call(cbor, first), channel.call(cbor, second)].map(failureOf);
	await pass(shortTiming.silenceMs + 2 * shortTiming.initMs);
	expect(await Promise.all(failures)).toMatchObject([{ reason: "no-answer" }, { reason: "no-answer" }]);
	expect(device.commands).toEqual([init, cbor, init, init]);
});

test("a key that comes back after it stayed silent on everything is used again at once", async () => {
	const { channel } = await opened({ init: [grants, silent, silent, grants], commands: [silent, answers(2)] });
	const failures = [channel.call(cbor, first), channel.call(cbor, first)].map(failureOf);
	await pass(shortTiming.silenceMs + 2 * shortTiming.initMs);
	await Promise.all(failures);
	const answer = channel.call(cbor, second);
	expect(await stateOf(answer)).toBe("fulfilled");
	expect(await answer).toEqual(second);
});

test("strays do not keep a silent key waited for beyond a command's time", async () => {
	const { channel, device, own } = await opened({ commands: keepsAlive(1) });
	const failure = failureOf(channel.call(cbor, first));
	for (let passed = 0; passed <= shortTiming.commandMs + 2 * shortTiming.cancelMs; passed += 25) {
		await pass(25);
		device.say(own, hidCommand.wink);
	}
	expect(await failure).toMatchObject({ reason: "no-answer" });
});
