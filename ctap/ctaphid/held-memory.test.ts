import { expect, test } from "vitest";
import { heldBytes } from "../testing/held-bytes.ts";
import { firstPacket, packetsOf } from "../testing/packets.ts";
import { broadcastChannel } from "./commands.ts";
import { Inbox } from "./inbox.ts";
import { longestMessage } from "./message.ts";
import { Reassembly } from "./reassembly.ts";

const message = { channel: broadcastChannel, command: 0x10, payload: new Uint8Array(7609).fill(1) };
const whole = packetsOf(message);
const begun = firstPacket(message, 64);

/** Bytes that each of many holds once it has been through something. */
async function heldBy<T>(count: number, make: () => T): Promise<number> {
	const { arrayBuffers: before } = await heldBytes();
	const held = Array.from({ length: count }, make);
	const { arrayBuffers: after } = await heldBytes();
	return Math.round((after - before) / held.length);
}

test("a message that never ends holds one message, however often it begins", async () => {
	const each = await heldBy(100, () => {
		const reassembly = new Reassembly(broadcastChannel, 64);
		for (let round = 0; round < 200; round += 1) for (const report of whole.slice(0, -1)) reassembly.take(report);
		return reassembly;
	});
	expect(each).toBeLessThanOrEqual(longestMessage(64) + 512);
});

test("an inbox that nobody reads holds few messages, however many arrive", async () => {
	const each = await heldBy(50, () => {
		const inbox = new Inbox(64);
		for (let round = 0; round < 100; round += 1) for (const report of whole) inbox.report(report);
		inbox.report(begun);
		return inbox;
	});
	expect(each).toBeGreaterThan(longestMessage(64));
	expect(each).toBeLessThanOrEqual(17 * longestMessage(64) + 4096);
});

test("an inbox holds nothing of what belongs to others", async () => {
	const theirs = packetsOf({ ...message, channel: 0x77777777 });
	const each = await heldBy(50, () => {
		const inbox = new Inbox(64);
		for (let round = 0; round < 100; round += 1) for (const report of theirs) inbox.report(report);
		return inbox;
	});
	expect(each).toBeLessThanOrEqual(1024);
});
