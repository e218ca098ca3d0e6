import fc from "fast-check";
import { expect, test } from "vitest";
import { openScripted } from "../testing/open-scripted.ts";
import { both, echoes, keepsAlive } from "../testing/scripted-device.ts";
import { hidCommand } from "./commands.ts";
import { longestMessage } from "./message.ts";

const { cbor, ping } = hidCommand;

test("messages of every length go out and come back in reports of every size", async () => {
	const sizes = fc
		.integer({ min: 8, max: 64 })
		.chain((size) => fc.tuple(fc.constant(size), fc.nat(longestMessage(size))));
	await fc.assert(
		fc.asyncProperty(
			sizes,
			fc.constantFrom("later" as const, "at-once" as const),
			async ([reportSize, length], speaks) => {
				const { channel, device } = await openScripted({ reportSize, speaks, commands: echoes });
				const payload = Uint8Array.from({ length }, (_, index) => (index * 7) % 253);
				expect(await channel.call(ping, payload)).toEqual(payload);
				expect(device.heard.at(-1)).toEqual({ channel: channel.grant.channel, command: ping, payload });
			},
		),
		{ numRuns: 60 },
	);
});

test.each([8, 16, 63, 64])("the longest message of reports of %i bytes goes out and comes back", async (reportSize) => {
	const { channel } = await openScripted({ reportSize, commands: echoes });
	const payload = new Uint8Array(channel.longestMessage).fill(0xa5);
	expect(await channel.call(ping, payload)).toEqual(payload);
});

test("commands run one after another, in the order in which they came", async () => {
	const { channel, device } = await openScripted({ commands: echoes });
	const numbers = Array.from({ length: 20 }, (_, index) => index);
	const calls = numbers.map((number) => channel.call(cbor, Uint8Array.of(number)));
	expect((await Promise.all(calls)).map(([number]) => number)).toEqual(numbers);
	expect(device.heard.slice(1).map(({ payload }) => payload[0])).toEqual(numbers);
});

test("a command waits until the one before has its answer, and goes on when that one failed", async () => {
	const { channel, device, own } = await openScripted({ commands: () => undefined }, { silenceMs: 60_000 });
	const first = channel.call(cbor, Uint8Array.of(1));
	const second = channel.call(cbor, Uint8Array.of(2));
	await device.hears(cbor);
	expect(device.heard).toHaveLength(2);
	device.say(own, hidCommand.error, 0x01);
	await expect(first).rejects.toMatchObject({ reason: "hid-error" });
	await device.hears(cbor, 2);
	device.say(own, cbor, 9);
	expect(await second).toEqual(Uint8Array.of(9));
});

test("progress is told once for each change", async () => {
	const told: string[] = [];
	const beats = [1, 1, 2, 2, 2, 1, 7, 2, 2].map(keepsAlive);
	const { channel } = await openScripted({ commands: both(...beats, echoes) });
	await channel.call(cbor, new Uint8Array(), { progress: (progress) => told.push(progress) });
	expect(told).toEqual(["processing", "touch", "processing", "touch"]);
});

test("each command tells its progress from the beginning", async () => {
	const told: string[] = [];
	const { channel } = await openScripted({ commands: both(keepsAlive(2), echoes) });
	const options = { progress: (progress: string) => told.push(progress) };
	await channel.call(cbor, new Uint8Array(), options);
	await channel.call(cbor, new Uint8Array(), options);
	expect(told).toEqual(["touch", "touch"]);
});

test("who fails while being told of progress has the channel back in step", async () => {
	const { channel } = await openScripted({ commands: [both(keepsAlive(2), echoes), echoes] });
	const options = {
		progress: () => {
			throw new TypeError("no window to show it in");
		},
	};
	await expect(channel.call(cbor, Uint8Array.of(1), options)).rejects.toThrow(TypeError);
	expect(await channel.call(cbor, Uint8Array.of(2))).toEqual(Uint8Array.of(2));
});
