import { describe, expect, test } from "vitest";
import { openScripted } from "../testing/open-scripted.ts";
import { firstPacket, laterPacket, packetsOf } from "../testing/packets.ts";
import {
	answers,
	both,
	chattersElsewhere,
	echoes,
	keepsAlive,
	type Reaction,
	type Script,
} from "../testing/scripted-device.ts";
import { hidCommand } from "./commands.ts";

const payload = Uint8Array.from({ length: 300 }, (_, index) => index % 256);

/** Answers in several packets, with other programs' packets between any two of them. */
const answersAmidOthers: Reaction = ({ channel, command, payload }, device) => {
	for (const packet of packetsOf({ channel, command, payload })) {
		device.emit(packet);
		chattersElsewhere({ channel, command, payload }, device);
		device.emit(firstPacket({ channel: 0x66666666, command: hidCommand.cbor, payload }, 64));
		device.emit(laterPacket({ channel: 0x66666666, command: hidCommand.cbor, payload }, 64, 0));
	}
};

describe.each<NonNullable<Script["speaks"]>>(["later", "at-once"])(
	"on a device that speaks %s, others' packets",
	(speaks) => {
		test("are left out while nothing runs", async () => {
			const { channel, device } = await openScripted({ speaks, commands: echoes });
			for (let round = 0; round < 50; round += 1) chattersElsewhere({ channel: 1, command: 1, payload }, device);
			expect(await channel.call(hidCommand.cbor, payload)).toEqual(payload);
		});

		test("are left out before the answer", async () => {
			const { channel } = await openScripted({ speaks, commands: both(chattersElsewhere, echoes) });
			expect(await channel.call(hidCommand.cbor, payload)).toEqual(payload);
		});

		test("are left out in the middle of an answer", async () => {
			const { channel } = await openScripted({ speaks, commands: answersAmidOthers });
			expect(await channel.call(hidCommand.cbor, payload)).toEqual(payload);
		});

		test("tell nothing of progress that is not ours", async () => {
			const told: string[] = [];
			const { channel } = await openScripted({
				speaks,
				commands: both(
					chattersElsewhere,
					keepsAlive(1),
					chattersElsewhere,
					(_, device) => device.say(0, 0x3b, 2),
					echoes,
				),
			});
			await channel.call(hidCommand.cbor, payload, { progress: (progress) => told.push(progress) });
			expect(told).toEqual(["processing"]);
		});

		test("do not pass for the answer to a cancellation", async () => {
			const { channel, device } = await openScripted({
				speaks,
				commands: keepsAlive(2),
				cancel: both(chattersElsewhere, (message, device) => device.say(message.channel, hidCommand.cbor, 0x2d)),
			});
			const controller = new AbortController();
			const { signal } = controller;
			const call = channel.call(hidCommand.cbor, payload, { signal, progress: () => controller.abort() });
			await expect(call).rejects.toMatchObject({ reason: "cancelled" });
			// The key said that it ended, so nothing has to be brought into step.
			expect(device.commands).toEqual([hidCommand.init, hidCommand.cbor, hidCommand.cancel]);
		});

		test("are left out while the channel is brought into step", async () => {
			const { channel } = await openScripted({
				speaks,
				init: both(chattersElsewhere, (message, device) => device.grant(message)),
				commands: [
					both(chattersElsewhere, answers()),
					(message, device) => device.say(message.channel, hidCommand.error, 4),
					echoes,
				],
			});
			expect(await channel.call(hidCommand.ping, payload)).toEqual(new Uint8Array());
			expect(await channel.call(hidCommand.cbor, payload)).toEqual(payload);
		});
	},
);
