import { randomBytes } from "node:crypto";
import { KeyFailure } from "../key-failure.ts";
import { hidCommand, hidError } from "./commands.ts";
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
		const result = readResult(received, nonce);
		if (result !== "stray") return result;
	}
}

function readResult(received: Received, nonce: Buffer): InitResult | "stray" {
	if (received.kind === "broken") return "stray";
	if (received.kind !== "message") return received.kind;
	const { command, payload } = received.message;
	if (command === hidCommand.error && payload[0] === hidError.channelBusy) return "busy";
	if (command === hidCommand.error && payload[0] === hidError.invalidCommand) {
		throw new KeyFailure("unsupported", "This device does not speak FIDO's protocol.");
	}
	if (command !== hidCommand.init || payload.length < 17 || !nonce.equals(payload.subarray(0, 8))) return "stray";
	const view = new DataView(payload.buffer, payload.byteOffset);
	return {
		channel: view.getUint32(8),
		protocol: view.getUint8(12),
		version: [view.getUint8(13), view.getUint8(14), view.getUint8(15)],
		capabilities: view.getUint8(16),
	};
}
