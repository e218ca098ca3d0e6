import fc from "fast-check";
import { hidCommand } from "../../ctaphid/commands.ts";
import { HidChannel } from "../../ctaphid/hid-channel.ts";
import { KeyFailure } from "../../key-failure.ts";
import { type FuzzTarget, lawfullyAsync } from "../harness/fuzz-target.ts";
import { HostileDevice } from "./hostile-device.ts";

/** Nobody waits for anything but the device: what it does not say it never will. */
const timing = {
	initMs: 60_000,
	silenceMs: 60_000,
	commandMs: 60_000,
	cancelMs: 60_000,
	busyMs: 1,
	busyRetryMs: 0,
};

const saying = (kind: number, ...bytes: readonly number[]) => Uint8Array.of(kind, bytes.length, ...bytes);
const join = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const sayings = fc
	.tuple(fc.nat(11), fc.oneof(fc.uint8Array({ maxLength: 4 }), fc.uint8Array({ maxLength: 255 })))
	.map(([kind, bytes]) => saying(kind, ...bytes));
const granted = saying(4, 0, 0, 0, 0);

/** A channel to a hostile device, with two commands one after the other: an answer or a KeyFailure, and nothing else. */
export const channelTarget: FuzzTarget = {
	name: "channel",
	samples: [
		join([granted, saying(1, 0), saying(1, 0)]),
		join([granted, saying(6, 2), saying(1, ...new Array(200).fill(1)), saying(6, 1), saying(11), saying(1, 0x2d)]),
		join([granted, saying(7, 4), saying(5), saying(1, 0), saying(7, 0x0b), granted, saying(1, 0)]),
		join([saying(7, 6, 1), granted, saying(7, 6), saying(6, 2), saying(7, 6), saying(1, 0), saying(7, 6), saying(11)]),
		join([granted, saying(9, 0, 100, 1), saying(10, 1, 2), saying(8, 0, 1), saying(8, 1, 1)]),
		join([granted, saying(9, 0, 100, 1), saying(8, 3, 1), saying(5), granted, saying(1, 0)]),
	],
	shaped: fc
		.tuple(fc.boolean(), fc.array(sayings, { maxLength: 20 }))
		.map(([lawful, said]) => join(lawful ? [granted, ...said] : said)),
	async attempt(input) {
		const controller = new AbortController();
		const device = new HostileDevice(input, () => controller.abort());
		const saying = device.sayAll();
		await lawfullyAsync([KeyFailure], callTwice(device, controller.signal));
		await saying;
	},
};

async function callTwice(device: HostileDevice, signal: AbortSignal): Promise<void> {
	const channel = await HidChannel.open(device, timing);
	const calls = [undefined, signal].map((ending) =>
		lawfullyAsync(
			[KeyFailure],
			channel.call(hidCommand.cbor, new Uint8Array(100), { signal: ending, progress: () => undefined }),
		),
	);
	await Promise.all(calls);
	await channel.close();
}
