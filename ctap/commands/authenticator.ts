import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import { MalformedCbor } from "../cbor/cbor-value.ts";
import { decodeCborMap } from "../cbor/decode-cbor.ts";
import { encodeParameters } from "../cbor/encode-cbor.ts";
import { hidCommand } from "../ctaphid/commands.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import type { HidChannel } from "../ctaphid/hid-channel.ts";
import { KeyFailure } from "../key-failure.ts";
import { PinUvFailure } from "../pin-uv/pin-uv-protocol.ts";
import { sentenceFor } from "../status/status-sentence.ts";

/** The numbered parameters of a command; those that are undefined are left out. */
export type Parameters = Readonly<Record<number, CborValue | undefined>>;

/** Sends commands of the authenticator API. What every command file needs, and all that it needs. */
export interface Authenticator {
	/**
	 * Sends a command and reads its answer, which is empty for commands that answer with a status alone.
	 * @throws KeyFailure `status` for every status but success, and whatever a channel throws.
	 */
	send(command: number, parameters?: Parameters, options?: CallOptions): Promise<CborMap>;
	/** Bytes that a command may have on this channel, its own byte included. */
	readonly longestMessage: number;
}

/** CTAP2 over a channel of CTAPHID: a command byte and its parameters out, a status byte and a map in. */
export function authenticatorOn(channel: Pick<HidChannel, "call" | "longestMessage">): Authenticator {
	return {
		longestMessage: channel.longestMessage,
		async send(command, parameters, options) {
			const body = parameters ? encodeParameters(parameters) : new Uint8Array();
			const message = new Uint8Array(1 + body.length);
			message[0] = command;
			message.set(body, 1);
			const answer = await channel.call(hidCommand.cbor, message, options);
			const status = answer[0];
			if (status === undefined) throw new KeyFailure("malformed", "The key answered with nothing at all.");
			if (status !== 0) throw new KeyFailure("status", sentenceFor(status).happened, { status });
			return answer.length === 1 ? new Map() : understand(() => decodeCborMap(answer.subarray(1)));
		},
	};
}

/**
 * Reads something out of an answer.
 * @throws KeyFailure `malformed` where the answer does not hold it.
 */
export function understand<T>(read: () => T): T {
	try {
		return read();
	} catch (cause) {
		throw cause instanceof MalformedCbor || cause instanceof PinUvFailure ? malformed(cause) : cause;
	}
}

function malformed(cause: Error): KeyFailure {
	return new KeyFailure("malformed", `The key gave an answer that is not CTAP2: ${cause.message}.`, { cause });
}
