import { setTimeout as wait } from "node:timers/promises";
import { KeyFailure } from "../key-failure.ts";
import { closeQuietly } from "../transport/close-quietly.ts";
import type { ReportTransport } from "../transport/report-transport.ts";
import { broadcastChannel, capability, hidCommand, hidError } from "./commands.ts";
import { type CallOptions, exchange, type Outcome, onlyChanges } from "./exchange.ts";
import { type ChannelGrant, type InitResult, initChannel } from "./init-channel.ts";
import { type Link, openLink } from "./link.ts";
import { longestMessage } from "./message.ts";
import { type Timing, usualTiming } from "./timing.ts";

const cancelled = () => new KeyFailure("cancelled", "Cancelled.");
const busy = () => new KeyFailure("busy", "Another program is using the key.");
const silent = () => new KeyFailure("no-answer", "The key does not answer. Unplug it and plug it in again.");

/**
 * How sure it is that what the channel hears next answers what is sent next: `misread` after a message that the key
 * took for none, `unanswered` while an answer may still be on its way, `without` where the channel is no more.
 */
type Standing = "in-step" | "misread" | "unanswered" | "without";

/**
 * One channel to one device (CTAP 2.1 section 11.2): sends a message, brings back its answer. Runs one command at a
 * time; others wait for their turn.
 */
export class HidChannel {
	readonly #transport: ReportTransport;
	readonly #link: Link;
	#grant: ChannelGrant | undefined;
	#turn: Promise<unknown> = Promise.resolve();
	#standing: Standing = "without";

	private constructor(transport: ReportTransport, timing: Timing) {
		this.#transport = transport;
		this.#link = openLink(transport, timing);
	}

	/**
	 * Takes a channel on the device.
	 * @throws KeyFailure `no-answer`, `busy`, `gone`, `cancelled`, or `unsupported` for a device without CTAPHID.
	 */
	static async open(
		transport: ReportTransport,
		timing: Partial<Timing> = {},
		options: CallOptions = {},
	): Promise<HidChannel> {
		const channel = new HidChannel(transport, { ...usualTiming, ...timing });
		await channel.#takeChannel({ ...options, progress: onlyChanges(options.progress) });
		return channel;
	}

	/** What the device said of itself. */
	get grant(): ChannelGrant {
		if (!this.#grant) throw silent();
		return this.#grant;
	}

	/** True where the device takes CTAPHID_CBOR, that is: CTAP2. */
	get speaksCbor(): boolean {
		return (this.grant.capabilities & capability.cbor) !== 0;
	}

	/** Aborted when the device is no more, with the KeyFailure that says so. */
	get ended(): AbortSignal {
		return this.#link.inbox.ended;
	}

	/** The longest message that fits this device's reports, in bytes. */
	get longestMessage(): number {
		return longestMessage(this.#transport.reportSize);
	}

	/**
	 * Sends a command and waits for its answer, through keepalives and while another program has the key.
	 * @throws KeyFailure `no-answer`, `busy`, `gone`, `cancelled`, `malformed` or `hid-error`.
	 */
	call(command: number, payload: Uint8Array, options: CallOptions = {}): Promise<Uint8Array> {
		const told = { ...options, progress: onlyChanges(options.progress) };
		const call = this.#turn.then(() => this.#persist(command, payload, told));
		this.#turn = call.catch(() => undefined);
		return call;
	}

	/**
	 * Lets go of the device at once; what runs fails. A key that was given up while it blinked is told to stop. A
	 * transport that fails to close, or never does, has let go all the same.
	 */
	async close(): Promise<void> {
		if (this.#standing === "unanswered" && this.#grant && !this.ended.aborted) {
			const cancel = { channel: this.#grant.channel, command: hidCommand.cancel, payload: new Uint8Array() };
			await this.#link.send(cancel).catch(() => undefined);
		}
		this.#link.inbox.gone(new Error("closed by this program"));
		await closeQuietly(this.#transport, this.#link.timing.initMs);
	}

	async #persist(command: number, payload: Uint8Array, options: CallOptions): Promise<Uint8Array> {
		const first = await this.#onceFree(command, payload, options);
		// Only of a message that was not understood is it certain that nothing has been done with it.
		if (first.kind !== "error" || !notUnderstood.includes(first.code)) return payloadOf(first);
		this.#standing = first.code === hidError.invalidChannel ? "without" : "misread";
		return payloadOf(await this.#onceFree(command, payload, options));
	}

	async #onceFree(command: number, payload: Uint8Array, options: CallOptions): Promise<Outcome> {
		const busyUntil = performance.now() + this.#link.timing.busyMs;
		for (;;) {
			const outcome = await this.#once(command, payload, options);
			if (outcome.kind !== "error" || outcome.code !== hidError.channelBusy) return outcome;
			if (performance.now() > busyUntil) throw busy();
			await this.#waitWhileBusy(options);
		}
	}

	async #once(command: number, payload: Uint8Array, options: CallOptions): Promise<Outcome> {
		if (options.signal?.aborted) throw cancelled();
		if (this.#standing !== "in-step") await this.#getInStep(options);
		this.#link.inbox.clear();
		this.#standing = "unanswered";
		const outcome = await exchange(this.#link, { channel: this.grant.channel, command, payload }, options);
		if (isSettled(outcome)) this.#standing = "in-step";
		return outcome;
	}

	/**
	 * Ends whatever runs on the channel. A late answer to it would still pass for one to the next command, so where one
	 * may come another channel is taken.
	 */
	async #getInStep(options: CallOptions): Promise<void> {
		if (this.#standing === "without") return await this.#takeChannel(options);
		this.#link.inbox.clear();
		const result = await initChannel(this.#link, this.grant.channel, options.signal);
		if (result === "aborted") throw cancelled();
		if (this.#standing === "misread" && typeof result === "object") this.#standing = "in-step";
		else await this.#takeChannel(options);
	}

	async #takeChannel(options: CallOptions): Promise<void> {
		this.#standing = "without";
		this.#link.inbox.tune(broadcastChannel);
		this.#grant = grantOf(await this.#initOnceFree(options));
		this.#link.inbox.tune(this.#grant.channel);
		this.#standing = "in-step";
	}

	async #initOnceFree(options: CallOptions): Promise<InitResult> {
		const busyUntil = performance.now() + this.#link.timing.busyMs;
		for (;;) {
			if (options.signal?.aborted) return "aborted";
			const result = await initChannel(this.#link, broadcastChannel, options.signal);
			if (result !== "busy" || performance.now() > busyUntil) return result;
			await this.#waitWhileBusy(options);
		}
	}

	async #waitWhileBusy({ signal, progress }: CallOptions): Promise<void> {
		progress?.("busy");
		// Cut short where nobody wants it any more, which the next try finds out.
		await wait(this.#link.timing.busyRetryMs, undefined, signal ? { signal } : {}).catch(() => undefined);
	}
}

function grantOf(result: InitResult): ChannelGrant {
	if (result === "busy") throw busy();
	if (result === "aborted") throw cancelled();
	if (result === "silence") throw silent();
	return result;
}

const notUnderstood: readonly number[] = [hidError.invalidSequence, hidError.messageTimeout, hidError.invalidChannel];

function isSettled(outcome: Outcome): boolean {
	return outcome.kind === "answer" || outcome.kind === "error" || (outcome.kind === "cancelled" && outcome.settled);
}

function payloadOf(outcome: Outcome): Uint8Array {
	switch (outcome.kind) {
		case "answer":
			return outcome.payload;
		case "error":
			throw new KeyFailure("hid-error", `The key did not understand (CTAPHID error ${outcome.code}).`, {
				status: outcome.code,
			});
		case "cancelled":
			throw cancelled();
		case "broken":
			throw new KeyFailure("malformed", "The key's answer came in pieces that do not fit together.");
		case "silence":
			throw silent();
	}
}
