import fc from "fast-check";
import { broadcastChannel } from "../../ctaphid/commands.ts";
import { longestMessage } from "../../ctaphid/message.ts";
import { channelOf, Reassembly } from "../../ctaphid/reassembly.ts";
import { splitMessage } from "../../ctaphid/split-message.ts";
import { firstPacket, laterPacket, packetsOf } from "../../testing/packets.ts";
import { hex } from "../../testing/wire.ts";
import type { FuzzTarget } from "../harness/fuzz-target.ts";

const channel = 0x0a0b0c0d;
const join = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const message = (length: number) => ({ channel, command: 0x10, payload: new Uint8Array(length).fill(0x5a) });

const packets = fc
	.tuple(fc.constantFrom(channel, 1, broadcastChannel), fc.nat(127), fc.nat(400), fc.nat(7700), fc.nat(9))
	.map(([on, number, length, claimed, kind]) => {
		const of = { ...message(length), channel: on };
		if (kind < 4) return join(packetsOf(of));
		return kind < 7 ? firstPacket(of, 64, claimed) : laterPacket(of, 64, number % 8);
	});

/** The size of each report: the input's first byte says it. */
function reportsIn(input: Uint8Array): { readonly size: number; readonly reports: readonly Uint8Array[] } {
	const size = 8 + ((input[0] ?? 0) % 57);
	const count = Math.ceil((input.length - 1) / size);
	const reports = Array.from({ length: Math.max(0, count) }, (_, index) =>
		input.subarray(1 + index * size, 1 + (index + 1) * size),
	);
	return { size, reports };
}

/** Putting reports together: never throws, and a message is as long as was claimed and as splitting would have made it. */
export const reassemblyTarget: FuzzTarget = {
	name: "reassembly",
	samples: [0, 1, 57, 58, 300, 7609].map((length) => join([Uint8Array.of(56), ...packetsOf(message(length))])),
	shaped: fc.array(packets, { maxLength: 12 }).map((parts) => join([Uint8Array.of(56), ...parts])),
	attempt(input) {
		const { size, reports } = reportsIn(input);
		const reassembly = new Reassembly(channel, size);
		let since: Uint8Array[] = [];
		for (const report of reports) {
			if (channelOf(report) !== channel) continue;
			since = (report[4] ?? 0) & 0x80 ? [report] : [...since, report];
			const result = reassembly.take(report);
			if ((result.kind === "incomplete") !== reassembly.unfinished)
				throw new Error("it is unsure whether it has ended");
			if (result.kind === "message") isWhole(result.message.payload, since, size);
		}
	},
};

/** @throws Error for a message that these reports do not hold, or that splitting would not make. */
function isWhole(
	payload: Uint8Array,
	[first = new Uint8Array(), ...others]: readonly Uint8Array[],
	size: number,
): void {
	if (payload.length > longestMessage(size)) throw new Error("a message longer than any");
	if (others.some((report, index) => report[4] !== index)) throw new Error("a message of reports out of turn");
	const held = join([first.subarray(7), ...others.map((report) => report.subarray(5))]);
	if (hex(held.subarray(0, payload.length)) !== hex(payload)) throw new Error("a message that nobody sent");
	if (hex(roundTrip(payload, size)) !== hex(payload)) throw new Error("a message that comes back as another");
}

function roundTrip(payload: Uint8Array, size: number): Uint8Array | undefined {
	const reassembly = new Reassembly(channel, size);
	const results = splitMessage({ channel, command: 1, payload }, size).map((report) => reassembly.take(report));
	const last = results.at(-1);
	return last?.kind === "message" ? last.message.payload : undefined;
}
