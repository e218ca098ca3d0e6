import { describe, expect, test } from "vitest";
import { failureOf, openScripted } from "../testing/open-scripted.ts";
import { firstPacket, laterPacket } from "../testing/packets.ts";
import {
	answers,
	both,
	echoes,
	fails,
	grants,
	type Reaction,
	type Script,
	silent,
} from "../testing/scripted-device.ts";
import { hidCommand, hidError } from "./commands.ts";

const { cbor, init } = hidCommand;
const payload = Uint8Array.of(4, 5, 6);

/** The client's messages as command and channel; a channel by its number in the order of giving out. */
async function trace(script: Script) {
	const { channel, device } = await openScripted(script);
	const outcome = await channel.call(cbor, payload).catch((error: unknown) => error);
	const sent = device.heard.map(({ command, channel: on }) => [command, device.channels.indexOf(on)]);
	return { outcome, sent, channel };
}

const byBroadcast = -1;

describe.each([
	["out of sequence", hidError.invalidSequence],
	["cut off", hidError.messageTimeout],
])("a message that the key takes to be %s", (_, code) => {
	test("is sent once more, on the same channel begun anew", async () => {
		const { outcome, sent } = await trace({ commands: [fails(code), echoes] });
		expect(outcome).toEqual(payload);
		expect(sent).toEqual([
			[init, byBroadcast],
			[cbor, 0],
			[init, 0],
			[cbor, 0],
		]);
	});

	test("is given up the second time", async () => {
		const { outcome, sent, channel } = await trace({ commands: [fails(code), fails(code), echoes] });
		expect(outcome).toMatchObject({ reason: "hid-error", status: code });
		expect(sent.map(([command]) => command)).toEqual([init, cbor, init, cbor]);
		expect(await channel.call(cbor, payload)).toEqual(payload);
	});

	test("is sent on another channel where the key does not begin anew", async () => {
		const { outcome, sent } = await trace({ init: [grants, silent, grants], commands: [fails(code), echoes] });
		expect(outcome).toEqual(payload);
		expect(sent.slice(2)).toEqual([
			[init, 0],
			[init, byBroadcast],
			[cbor, 1],
		]);
	});
});

test("a channel that the key no longer knows is replaced, once", async () => {
	const { outcome, sent } = await trace({ commands: [fails(hidError.invalidChannel), echoes] });
	expect(outcome).toEqual(payload);
	expect(sent).toEqual([
		[init, byBroadcast],
		[cbor, 0],
		[init, byBroadcast],
		[cbor, 1],
	]);
	const again = await trace({ commands: fails(hidError.invalidChannel) });
	expect(again.outcome).toMatchObject({ reason: "hid-error", status: hidError.invalidChannel });
});

test("a key that gives out no other channel is asked for one again by the next command", async () => {
	const { outcome, channel } = await trace({
		init: [grants, silent, grants],
		commands: [fails(hidError.invalidChannel), echoes],
	});
	expect(outcome).toMatchObject({ reason: "no-answer" });
	expect(await channel.call(cbor, payload)).toEqual(payload);
});

test.each([
	hidError.invalidCommand,
	hidError.invalidParameter,
	hidError.invalidLength,
	hidError.lockRequired,
	hidError.other,
	0x55,
])("error %i is told and not tried again", async (code) => {
	const { outcome, sent, channel } = await trace({ commands: [fails(code), echoes] });
	expect(outcome).toMatchObject({ reason: "hid-error", status: code });
	expect(sent).toHaveLength(2);
	expect(await channel.call(cbor, payload)).toEqual(payload);
});

test("an error without a code is one too", async () => {
	const { outcome } = await trace({ commands: (message, device) => device.say(message.channel, hidCommand.error) });
	expect(outcome).toMatchObject({ reason: "hid-error", status: hidError.other });
});

const inPieces = (...packets: readonly (number | "first")[]): Reaction => {
	return ({ channel, command }, device) => {
		const message = { channel, command, payload: new Uint8Array(300).fill(7) };
		for (const packet of packets) {
			device.emit(packet === "first" ? firstPacket(message, 64) : laterPacket(message, 64, packet));
		}
	};
};

describe("an answer whose packets do not fit together", () => {
	test.each([
		["in the wrong order", inPieces("first", 1, 0, 2, 3, 4)],
		["with one twice", inPieces("first", 0, 0, 1, 2, 3, 4)],
		["with one missing", inPieces("first", 0, 1, 3, 4)],
		[
			"longer than any message",
			({ channel, command }, device) =>
				device.emit(firstPacket({ channel, command, payload: new Uint8Array(57) }, 64, 7610)),
		],
	] satisfies [string, Reaction][])("%s is no answer, and the next command gets its own", async (_, react) => {
		const { outcome, sent, channel } = await trace({ commands: [react, echoes] });
		expect(outcome).toMatchObject({ reason: "malformed" });
		expect(sent).toHaveLength(2);
		expect(await channel.call(cbor, payload)).toEqual(payload);
	});

	test("and that never ends is waited for no longer than silence", async () => {
		const { outcome, channel } = await trace({ commands: [inPieces("first", 0, 1), echoes] });
		expect(outcome).toMatchObject({ reason: "no-answer" });
		expect(await channel.call(cbor, payload)).toEqual(payload);
	});

	test("and that begins with continuations of nothing is read from its beginning on", async () => {
		const { outcome } = await trace({ commands: inPieces(7, 8, "first", 0, 1, 2, 3, 4) });
		expect(outcome).toEqual(new Uint8Array(300).fill(7));
	});
});

test("answers to commands that were never sent are left out", async () => {
	const { channel } = await openScripted({
		commands: (message, device) => {
			device.say(message.channel, hidCommand.msg, 1);
			device.say(message.channel, 0x7f, 2);
			answers(3)(message, device);
		},
	});
	expect(await channel.call(cbor, payload)).toEqual(Uint8Array.of(3));
});

test("an answer that comes twice is not taken for the next one's", async () => {
	const { channel, device, own } = await openScripted({ speaks: "at-once", commands: [answers(1), answers(2)] });
	expect(await channel.call(cbor, payload)).toEqual(Uint8Array.of(1));
	device.say(own, cbor, 1);
	expect(await channel.call(cbor, payload)).toEqual(Uint8Array.of(2));
});

test("half an answer that nobody asked for is not gone on with in the next one's", async () => {
	const stray = { channel: 0x0a0b0c01, command: cbor, payload: new Uint8Array(100).fill(1) };
	const { channel, device } = await openScripted({
		speaks: "at-once",
		commands: [answers(1), both((_, key) => key.emit(laterPacket(stray, 64, 0)), answers(2))],
	});
	expect(await channel.call(cbor, payload)).toEqual(Uint8Array.of(1));
	device.emit(firstPacket(stray, 64));
	expect(await channel.call(cbor, payload)).toEqual(Uint8Array.of(2));
});

test("the answer is found among more strays than are kept", async () => {
	const { channel } = await openScripted({
		speaks: "at-once",
		commands: (message, device) => {
			for (let stray = 0; stray < 1000; stray += 1) device.say(message.channel, hidCommand.msg, stray % 256);
			answers(3)(message, device);
		},
	});
	expect(await channel.call(cbor, payload)).toEqual(Uint8Array.of(3));
});

test("a message that fits no reports is refused before anything of it is sent", async () => {
	const { channel, device } = await openScripted({ commands: echoes });
	await expect(failureOf(channel.call(cbor, new Uint8Array(7610)))).rejects.toThrow(RangeError);
	expect(device.commands).toEqual([init]);
	expect(await channel.call(cbor, payload)).toEqual(payload);
});
