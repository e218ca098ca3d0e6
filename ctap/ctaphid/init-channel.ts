import { randomBytes } from "node:crypto";
import { KeyFailure } from "../key-failure.ts";
import { broadcastChannel, hidCommand, hidError } from "./commands.ts";
import type { Received } from "./inbox.ts";
import type { Link } from "./link.ts";

/** What a device says of itself when it gives out a channel (CTAP 2.1 section 11.2.9.1.3). */
export interface ChannelGrant {
	readonly channel: number;
	/** Version of the CTAPHID protocol: 2 on every key known. */
	readonly protocol: number;
	/** Major, minor and build number of the device, with no meaning beyond the maker's own. */
	readonly version: readonly [number, number, number];
	/** Bits of `capability`. */
	readonly capabilities: number;
}

/** What came of one CTAPHID_INIT. */
export type InitResult = ChannelGrant | "busy" | "silence" | "aborted";

/**
 * Asks for a channel, or on a channel of one's own ends whatever runs there (CTAP 2.1 section 11.2.5.3). Everybody on
 * the bus sees every answer, so one with another nonce belongs to somebody else and is passed over.
 * @throws KeyFailure `unsupported` for a device without CTAPHID, `gone`.
 */
export async function initChannel(link: Link, channel: number, signal?: AbortSignal): Promise<InitResult> {
	const nonce = randomBytes(8);
	const until = performance.now() + link.timing.initMs;
	await link.send({ channel, command: hidCommand.init, payload: nonce });
	for (;;) {
		const received = await link.inbox.next(Math.max(0, until - performance.now()), signal);
		const result = readResult(received, channel, nonce);
		if (result !== "stray") return result;
	}
}

function readResult(received: Received, asked: number, nonce: Buffer): InitResult | "stray" {
	if (received.kind === "broken") return "stray";
	if (received.kind !== "message") return received.kind;
	const { command, payload } = received.message;
	if (command === hidCommand.error && payload[0] === hidError.channelBusy) return "busy";
	// On a channel of our own it answers something earlier: the device that gave it out knows the command.
	if (command === hidCommand.error && payload[0] === hidError.invalidCommand && asked === broadcastChannel) {
		throw new KeyFailure("unsupported", "This device does not speak FIDO's protocol.");
	}
	if (command !== hidCommand.init || !nonce.equals(payload.subarray(0, 8))) return "stray";
	return readGrant(payload) ?? "stray";
}

function readGrant(payload: Uint8Array): ChannelGrant | undefined {
	if (payload.length < 17) return undefined;
	const view = new DataView(payload.buffer, payload.byteOffset);
	const channel = view.getUint32(8);
	if (reserved.includes(channel)) return undefined;
	return {
		channel,
		protocol: view.getUint8(12),
		version: [view.getUint8(13), view.getUint8(14), view.getUint8(15)],
		capabilities: view.getUint8(16),
	};
}

/** Channels that are given to nobody (CTAP 2.1 section 11.2.4). */
const reserved: readonly number[] = [0, broadcastChannel];
