import { describe, expect, test } from "vitest";
import { commandCode } from "../commands/command-code.ts";
import { broadcastChannel, hidCommand, hidError } from "../ctaphid/commands.ts";
import { splitMessage } from "../ctaphid/split-message.ts";
import { statusCode } from "../status/status-code.ts";
import { createManualClock, settled } from "./testing/manual-clock.ts";
import { createOwner } from "./testing/owner.ts";
import { TestPlatform } from "./testing/test-platform.ts";
import { createVirtualKey } from "./virtual-key.ts";

const selection = Uint8Array.of(commandCode.selection);
const getInfo = Uint8Array.of(commandCode.getInfo);
const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const error = (code: number, channel: number) => ({
	channel,
	command: hidCommand.error,
	payload: Uint8Array.of(code),
});

describe("channels", () => {
	test("whoever asks gets a channel of their own, and hears their nonce again", async () => {
		const key = createVirtualKey();
		const platform = TestPlatform.attach(key);
		const answers = [];
		for (let count = 0; count < 2; count += 1) {
			answers.push(await platform.exchange({ channel: broadcastChannel, command: hidCommand.init, payload: nonce }));
		}
		const [first, second] = answers.map(({ payload }) => payload);
		expect(first).toEqual(Uint8Array.of(...nonce, 0, 0, 0, 1, 2, 2, 1, 0, 0x0d));
		expect(second?.subarray(8, 12)).toEqual(Uint8Array.of(0, 0, 0, 2));
		expect(key.state.channels).toBe(2);
	});

	test("a channel that nobody was given is invalid, and so are 0 and the broadcast channel for anything but INIT", async () => {
		const platform = await TestPlatform.open(createVirtualKey());
		for (const channel of [0, 2, 0xdeadbeef, broadcastChannel]) {
			expect(await platform.exchange({ channel, command: hidCommand.ping })).toEqual(
				error(hidError.invalidChannel, channel),
			);
		}
	});

	test("INIT needs its eight bytes", async () => {
		const platform = await TestPlatform.open(createVirtualKey());
		expect(await platform.exchange({ command: hidCommand.init, payload: nonce.subarray(1) })).toEqual(
			error(hidError.invalidLength, platform.channel),
		);
	});

	test("channels end with the power", async () => {
		const key = createVirtualKey();
		const { channel } = await TestPlatform.open(key);
		key.powerCycle();
		expect(await TestPlatform.attach(key).exchange({ channel, command: hidCommand.ping })).toEqual(
			error(hidError.invalidChannel, channel),
		);
	});
});

describe("messages", () => {
	test.each([8, 32, 64])("PING comes back at %i bytes in a report", async (reportSize) => {
		const platform = await TestPlatform.open(createVirtualKey({ personality: { reportSize } }));
		const payload = Uint8Array.from({ length: 300 }, (_, index) => index);
		expect(await platform.exchange({ command: hidCommand.ping, payload })).toMatchObject({ payload });
	});

	test("WINK is answered where the key can", async () => {
		const winking = await TestPlatform.open(createVirtualKey());
		expect(await winking.exchange({ command: hidCommand.wink })).toMatchObject({ command: hidCommand.wink });
		const other = await TestPlatform.open(createVirtualKey({ personality: { wink: false } }));
		expect(await other.exchange({ command: hidCommand.wink })).toEqual(error(hidError.invalidCommand, other.channel));
	});

	test("a key without CTAP2 says so, and takes none of it", async () => {
		const platform = TestPlatform.attach(createVirtualKey({ personality: { speaksCbor: false } }));
		const init = { channel: broadcastChannel, command: hidCommand.init, payload: nonce };
		expect((await platform.exchange(init)).payload.at(-1)).toBe(0x09);
		expect(await platform.exchange({ channel: 1, command: hidCommand.cbor, payload: getInfo })).toEqual(
			error(hidError.invalidCommand, 1),
		);
	});

	test.each([
		["a command nobody knows", { command: 0x55 }, hidError.invalidCommand],
		["a message of U2F", { command: hidCommand.msg, payload: Uint8Array.of(0, 3, 0, 0) }, hidError.invalidCommand],
		["CBOR without anything", { command: hidCommand.cbor }, hidError.invalidLength],
	])("%s is refused", async (_, message, code) => {
		const platform = await TestPlatform.open(createVirtualKey());
		expect(await platform.exchange(message)).toEqual(error(code, platform.channel));
	});

	test("a length beyond what fits is refused at once", async () => {
		const platform = await TestPlatform.open(createVirtualKey());
		const [report] = splitMessage({ channel: platform.channel, command: hidCommand.ping, payload: nonce }, 64);
		report?.set([0x1d, 0xba], 5);
		const answer = platform.next();
		await platform.transport.send(report ?? new Uint8Array());
		expect(await answer).toEqual(error(hidError.invalidLength, platform.channel));
	});

	test("a report of another size is the caller's fault", async () => {
		const platform = await TestPlatform.open(createVirtualKey());
		await expect(platform.transport.send(new Uint8Array(63))).rejects.toThrow(RangeError);
	});
});

describe("a message in pieces", () => {
	async function begun() {
		const clock = createManualClock();
		const platform = await TestPlatform.open(createVirtualKey({ clock }));
		const message = { channel: platform.channel, command: hidCommand.ping, payload: new Uint8Array(170) };
		const [first, second, third] = splitMessage(message, 64);
		if (!first || !second || !third) throw new Error("three reports expected");
		await platform.transport.send(first);
		return { clock, platform, first, second, third };
	}

	test("out of sequence", async () => {
		const { platform, third } = await begun();
		const answer = platform.next();
		await platform.transport.send(third);
		expect(await answer).toEqual(error(hidError.invalidSequence, platform.channel));
	});

	test("interrupted by another one on its own channel", async () => {
		const { platform, first } = await begun();
		const answer = platform.next();
		await platform.transport.send(first);
		expect(await answer).toEqual(error(hidError.invalidSequence, platform.channel));
	});

	test("interrupted by INIT, which begins anew", async () => {
		const { platform, second } = await begun();
		const answer = await platform.exchange({ command: hidCommand.init, payload: nonce });
		expect(answer.payload.subarray(0, 12)).toEqual(Uint8Array.of(...nonce, 0, 0, 0, platform.channel));
		await platform.transport.send(second);
		expect(await platform.exchange({ command: hidCommand.ping })).toMatchObject({ command: hidCommand.ping });
	});

	test("never finished", async () => {
		const { clock, platform } = await begun();
		const answer = platform.next();
		await clock.advance(499);
		expect(platform.heard).toHaveLength(1);
		await clock.advance(1);
		expect(await answer).toEqual(error(hidError.messageTimeout, platform.channel));
	});

	test("the next packet gives it time again", async () => {
		const { clock, platform, second, third } = await begun();
		await clock.advance(499);
		await platform.transport.send(second);
		await clock.advance(499);
		const answer = platform.next();
		await platform.transport.send(third);
		expect(await answer).toMatchObject({ command: hidCommand.ping });
	});

	test("keeps the others waiting", async () => {
		const { platform } = await begun();
		const answer = platform.next(broadcastChannel);
		await platform.send({ channel: broadcastChannel, command: hidCommand.init, payload: nonce });
		expect(await answer).toEqual(error(hidError.channelBusy, broadcastChannel));
	});
});

describe("while a command waits for a touch", () => {
	async function waiting(personality = {}) {
		const owner = createOwner();
		const key = createVirtualKey({ presence: owner.presence, personality });
		const platform = await TestPlatform.open(key);
		const other = await TestPlatform.open(key);
		await platform.send({ command: hidCommand.cbor, payload: selection });
		await owner.blinking();
		return { owner, key, platform, other };
	}

	test("another channel is told that the key is busy, and the touch still counts", async () => {
		const { owner, platform, other } = await waiting();
		expect(await other.exchange({ command: hidCommand.cbor, payload: getInfo })).toEqual(
			error(hidError.channelBusy, other.channel),
		);
		const answer = platform.next();
		owner.touch();
		expect((await answer).payload).toEqual(Uint8Array.of(statusCode.ok));
		expect(await other.command(commandCode.getInfo)).toMatchObject({ status: statusCode.ok });
	});

	test("a new channel is given out or not, by model", async () => {
		const ask = { channel: broadcastChannel, command: hidCommand.init, payload: nonce };
		const { other: refused } = await waiting();
		expect(await refused.exchange(ask)).toEqual(error(hidError.channelBusy, broadcastChannel));
		const { other: given } = await waiting({ initWhileBusy: "answered" });
		expect(await given.exchange(ask)).toMatchObject({ command: hidCommand.init });
	});

	test("CANCEL ends it, and the command says so", async () => {
		const { key, platform } = await waiting();
		const answer = platform.next();
		await platform.send({ command: hidCommand.cancel });
		expect((await answer).payload).toEqual(Uint8Array.of(statusCode.keepaliveCancel));
		expect(key.state.blinking).toBe(false);
	});

	test("CANCEL of another channel does not", async () => {
		const { key, other } = await waiting();
		expect(await other.exchange({ command: hidCommand.cancel })).toEqual(error(hidError.channelBusy, other.channel));
		expect(key.state.blinking).toBe(true);
	});

	test("INIT on its channel ends it, and nothing comes after", async () => {
		const { key, platform } = await waiting();
		const answer = await platform.exchange({ command: hidCommand.init, payload: nonce });
		expect(answer.command).toBe(hidCommand.init);
		await settled();
		expect(platform.heard.at(-1)).toBe(answer);
		expect(key.state.blinking).toBe(false);
		expect(await platform.command(commandCode.getInfo)).toMatchObject({ status: statusCode.ok });
	});

	test("a second command on its channel is too early", async () => {
		const { platform } = await waiting();
		expect(await platform.exchange({ command: hidCommand.cbor, payload: getInfo })).toEqual(
			error(hidError.channelBusy, platform.channel),
		);
	});

	test("pulling it out ends it", async () => {
		const { key, platform } = await waiting();
		key.unplug();
		await settled();
		expect(platform.gone).toBeDefined();
		expect(key.state).toMatchObject({ plugged: false, blinking: false });
	});
});

test("CANCEL of nothing is answered by nothing", async () => {
	const platform = await TestPlatform.open(createVirtualKey());
	await platform.send({ command: hidCommand.cancel });
	expect(await platform.command(commandCode.getInfo)).toMatchObject({ status: statusCode.ok });
	expect(platform.heard).toHaveLength(2);
});
