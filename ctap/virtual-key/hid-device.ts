import { broadcastChannel, capability, hidCommand, hidError } from "../ctaphid/commands.ts";
import type { HidMessage } from "../ctaphid/message.ts";
import { channelOf, Reassembly } from "../ctaphid/reassembly.ts";
import { splitMessage } from "../ctaphid/split-message.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import type { Personality } from "./personality.ts";

/** A message that is being received. */
interface Reception {
	readonly channel: number;
	readonly command: number;
	readonly reassembly: Reassembly;
	stopTimer: () => void;
}

/** How long a message may wait for its next packet (CTAP 2.1 section 11.2.5.2, transaction timeout). */
const packetTimeoutMs = 500;

/** What a device says of itself, besides its channels. */
const protocolVersion = 2;

/** What the device hands messages of CTAPHID_CBOR to. */
export interface CborSide {
	/** The channel whose command runs, or undefined while none does. */
	readonly servedChannel: number | undefined;
	begin(channel: number, request: Uint8Array): void;
	/** CTAPHID_CANCEL: the command ends, and says so. */
	cancel(): void;
	/** CTAPHID_INIT: the command ends, and nobody hears of it. */
	abort(): void;
}

/**
 * The device's side of CTAPHID (CTAP 2.1 section 11.2): channels, and one transaction at a time.
 */
export class HidDevice {
	readonly #personality: Personality;
	readonly #clock: Clock;
	readonly #faults: Faults;
	readonly #cbor: CborSide;
	readonly #emit: (report: Uint8Array) => void;
	#lastChannel = 0;
	#reception: Reception | undefined;

	constructor(
		parts: {
			readonly personality: Personality;
			readonly clock: Clock;
			readonly faults: Faults;
			readonly cbor: CborSide;
		},
		emit: (report: Uint8Array) => void,
	) {
		this.#personality = parts.personality;
		this.#clock = parts.clock;
		this.#faults = parts.faults;
		this.#cbor = parts.cbor;
		this.#emit = emit;
	}

	/** Channels given out since the power came. */
	get channels(): number {
		return this.#lastChannel;
	}

	/** The power goes: all channels with it. */
	powerOff(): void {
		this.#endReception();
		this.#lastChannel = 0;
	}

	/** Takes one report of whatever program. */
	receive(report: Uint8Array): void {
		const channel = channelOf(report);
		const kind = report[4];
		if (channel === undefined || kind === undefined) return;
		if ((kind & 0x80) === 0) this.#continue(channel, report);
		else this.#begin(channel, kind & 0x7f, report);
	}

	/** Sends a message in as many reports as it takes. */
	send(message: HidMessage): void {
		for (const report of splitMessage(message, this.#personality.reportSize)) this.#emit(report);
	}

	#begin(channel: number, command: number, report: Uint8Array): void {
		const served = this.#reception?.channel ?? this.#cbor.servedChannel;
		if (!this.#mayUse(channel, command)) this.#refuse(channel, hidError.invalidChannel);
		else if (served === undefined) this.#start(channel, command, report);
		else if (served !== channel) this.#whileOthersAreServed(channel, command, report);
		else this.#inTheMiddle(channel, command, report);
	}

	/** The broadcast channel is for CTAPHID_INIT alone, and 0 is nobody's (CTAP 2.1 section 11.2.9.1.3). */
	#mayUse(channel: number, command: number): boolean {
		if (channel === broadcastChannel) return command === hidCommand.init;
		return channel > 0 && channel <= this.#lastChannel;
	}

	/** One transaction at a time (CTAP 2.1 section 11.2.5.1), but a new channel may be given out meanwhile. */
	#whileOthersAreServed(channel: number, command: number, report: Uint8Array): void {
		const asksForChannel = channel === broadcastChannel && command === hidCommand.init;
		if (!asksForChannel || this.#personality.initWhileBusy === "busy") {
			this.#refuse(channel, hidError.channelBusy);
			return;
		}
		const taken = new Reassembly(channel, this.#personality.reportSize).take(report);
		if (taken.kind === "message") this.#answer(taken.message);
	}

	/** A new message on the channel that is served. */
	#inTheMiddle(channel: number, command: number, report: Uint8Array): void {
		if (command === hidCommand.init) {
			// CTAPHID_INIT gets both sides in step again (CTAP 2.1 section 11.2.5.3).
			this.#cbor.abort();
			this.#start(channel, command, report);
		} else if (this.#reception) {
			this.#endReception();
			this.#refuse(channel, hidError.invalidSequence);
		} else if (command === hidCommand.cancel) {
			this.#cbor.cancel();
		} else {
			this.#refuse(channel, hidError.channelBusy);
		}
	}

	#start(channel: number, command: number, report: Uint8Array): void {
		this.#endReception();
		// Nothing to cancel: the platform was too late, and hears the answer instead (CTAP 2.1 section 11.2.9.1.5).
		if (command === hidCommand.cancel) return;
		const reassembly = new Reassembly(channel, this.#personality.reportSize);
		this.#take({ channel, command, reassembly, stopTimer: () => undefined }, report);
	}

	#continue(channel: number, report: Uint8Array): void {
		// Packets that belong to nothing are passed over (CTAP 2.1 section 11.2.5.4).
		if (this.#reception?.channel === channel) this.#take(this.#reception, report);
	}

	#take(reception: Reception, report: Uint8Array): void {
		this.#endReception();
		const taken = reception.reassembly.take(report);
		switch (taken.kind) {
			case "message":
				this.#answer(taken.message);
				return;
			case "incomplete":
				reception.stopTimer = this.#clock.after(packetTimeoutMs, () => {
					this.#endReception();
					this.#refuse(reception.channel, hidError.messageTimeout);
				});
				this.#reception = reception;
				return;
			case "out-of-sequence":
				this.#refuse(reception.channel, hidError.invalidSequence);
				return;
			case "too-long":
				this.#refuse(reception.channel, hidError.invalidLength);
				return;
			case "stray":
				return;
		}
	}

	#endReception(): void {
		this.#reception?.stopTimer();
		this.#reception = undefined;
	}

	#answer(message: HidMessage): void {
		const { channel, command, payload } = message;
		const { wink, speaksCbor } = this.#personality;
		if (command === hidCommand.init) this.#giveChannel(channel, payload);
		else if (command === hidCommand.ping) this.send(message);
		else if (command === hidCommand.wink && wink) this.#wink(message);
		else if (command !== hidCommand.cbor || !speaksCbor) this.#refuse(channel, hidError.invalidCommand);
		else if (payload.length === 0) this.#refuse(channel, hidError.invalidLength);
		else this.#cbor.begin(channel, payload);
	}

	#wink(message: HidMessage): void {
		if (message.payload.length > 0) this.#refuse(message.channel, hidError.invalidLength);
		else this.send(message);
	}

	/** CTAP 2.1 section 11.2.9.1.3: a channel for whoever has none, and the same one again for whoever has. */
	#giveChannel(asked: number, nonce: Uint8Array): void {
		if (nonce.length !== 8) {
			this.#refuse(asked, hidError.invalidLength);
			return;
		}
		const error = this.#faults.take("init-error");
		if (error) this.#refuse(asked, error.code);
		if (error || this.#faults.take("init-silence")) return;
		if (asked === broadcastChannel) this.#lastChannel += 1;
		const granted = asked === broadcastChannel ? this.#lastChannel : asked;
		if (this.#faults.take("wrong-nonce-first")) {
			const foreign = nonce.map((byte) => byte ^ 0xff);
			this.send({ channel: asked, command: hidCommand.init, payload: this.#describe(foreign, granted + 0x1000) });
		}
		this.send({ channel: asked, command: hidCommand.init, payload: this.#describe(nonce, granted) });
	}

	#describe(nonce: Uint8Array, channel: number): Uint8Array {
		const { wink, speaksCbor, deviceVersion } = this.#personality;
		const capabilities = (speaksCbor ? capability.cbor : 0) | capability.noMsg | (wink ? capability.wink : 0);
		const named = Buffer.alloc(4);
		named.writeUInt32BE(channel);
		return Buffer.concat([nonce, named, Uint8Array.of(protocolVersion, ...deviceVersion, capabilities)]);
	}

	#refuse(channel: number, code: number): void {
		this.send({ channel, command: hidCommand.error, payload: Uint8Array.of(code) });
	}
}
