import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { firstPacket, packetsOf } from "../testing/packets.ts";
import { broadcastChannel } from "./commands.ts";
import { Inbox } from "./inbox.ts";
import { longestMessage } from "./message.ts";
import { Reassembly } from "./reassembly.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

const message = { channel: broadcastChannel, command: 0x10, payload: new Uint8Array(7609).fill(1) };
const whole = packetsOf(message);
const begun = firstPacket(message, 64);

/** Bytes in array buffers that each of many holds once it has been through something. */
function heldBy<T>(count: number, make: () => T): number {
	collectGarbage();
	const before = process.memoryUsage().arrayBuffers;
	const held = Array.from({ length: count }, make);
	collectGarbage();
	const each = (process.memoryUsage().arrayBuffers - before) / held.length;
	return Math.round(each);
}

test("a message that never ends holds one message, however often it begins", () => {
	const each = heldBy(100, () => {
		const reassembly = new Reassembly(broadcastChannel, 64);
		for (let round = 0; round < 200; round += 1) for (const report of whole.slice(0, -1)) reassembly.take(report);
		return reassembly;
	});
	expect(each).toBeLessThanOrEqual(longestMessage(64) + 512);
});

test("an inbox that nobody reads holds few messages, however many arrive", () => {
	const each = heldBy(50, () => {
		const inbox = new Inbox(64);
		for (let round = 0; round < 100; round += 1) for (const report of whole) inbox.report(report);
		inbox.report(begun);
		return inbox;
	});
	expect(each).toBeGreaterThan(longestMessage(64));
	expect(each).toBeLessThanOrEqual(17 * longestMessage(64) + 4096);
});

test("an inbox holds nothing of what belongs to others", () => {
	const theirs = packetsOf({ ...message, channel: 0x77777777 });
	const each = heldBy(50, () => {
		const inbox = new Inbox(64);
		for (let round = 0; round < 100; round += 1) for (const report of theirs) inbox.report(report);
		return inbox;
	});
	expect(each).toBeLessThanOrEqual(1024);
});
