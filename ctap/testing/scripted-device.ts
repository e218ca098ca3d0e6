import type { ReportListener, ReportTransport } from "../transport/report-transport.ts";
import { type DeviceMessage, PlatformMessages, packetsOf } from "./packets.ts";

/** What the device does on hearing a message. */
export type Reaction = (message: DeviceMessage, device: ScriptedDevice) => void;

/** How a device behaves. What is left out, a lawful device does. */
export interface Script {
	/** On CTAPHID_INIT. */
	readonly init?: Reaction | readonly Reaction[];
	/** On CTAPHID_CANCEL: silent where left out. */
	readonly cancel?: Reaction;
	/** On everything else, one after another; the last goes on for ever. */
	readonly commands?: Reaction | readonly Reaction[];
	/** Bytes in a report. */
	readonly reportSize?: number;
	/** Capabilities in the answer to CTAPHID_INIT. */
	readonly capabilities?: number;
	/** Speaks in a later turn of the event loop, as keys do, or before the sending of a report has returned. */
	readonly speaks?: "later" | "at-once";
}

interface Waiting {
	readonly command: number;
	readonly times: number;
	readonly resolve: (message: DeviceMessage) => void;
}

const command = { init: 0x06, cbor: 0x10, cancel: 0x11, keepalive: 0x3b, error: 0x3f };
const broadcast = 0xffffffff;

/** A device that does what its script says, lawful or not. */
export class ScriptedDevice implements ReportTransport {
	readonly reportSize: number;
	/** Every report that the platform sent. */
	readonly reports: Uint8Array[] = [];
	/** Every message that the platform sent, in order. */
	readonly heard: DeviceMessage[] = [];
	/** Channels given out so far. */
	readonly channels: number[] = [];
	closed = false;
	readonly #script: Script;
	readonly #messages = new PlatformMessages();
	readonly #waiting: Waiting[] = [];
	#turns = { init: 0, commands: 0 };
	#listener: ReportListener | undefined;
	#gone: Error | undefined;
	/** Held open by a test, it keeps `send` from returning. */
	gate: Promise<void> = Promise.resolve();

	constructor(script: Script = {}) {
		this.#script = script;
		this.reportSize = script.reportSize ?? 64;
	}

	listen(listener: ReportListener): void {
		if (this.#listener) throw new Error("listened to twice");
		this.#listener = listener;
	}

	async send(report: Uint8Array): Promise<void> {
		if (this.#gone) throw this.#gone;
		if (this.closed) throw new Error("closed");
		if (report.length !== this.reportSize) throw new Error(`a report of ${report.length} bytes`);
		this.reports.push(report.slice());
		const message = this.#messages.take(report);
		if (message) this.#hear(message);
		await this.gate;
	}

	async close(): Promise<void> {
		this.closed = true;
	}

	/** The message of a command, once it has been heard that many times. */
	hears(wanted: number, times = 1): Promise<DeviceMessage> {
		const { promise, resolve } = Promise.withResolvers<DeviceMessage>();
		this.#waiting.push({ command: wanted, times, resolve });
		this.#tellWaiting();
		return promise;
	}

	/** The commands heard, in order. */
	get commands(): readonly number[] {
		return this.heard.map((message) => message.command);
	}

	/** Sends reports as they are. */
	emit(...reports: readonly Uint8Array[]): void {
		if (this.#script.speaks === "at-once") this.#emitNow(reports);
		else setImmediate(() => this.#emitNow(reports));
	}

	/** Sends a whole message. */
	say(channel: number, saying: number, ...payload: readonly number[]): void {
		this.emit(...packetsOf({ channel, command: saying, payload: Uint8Array.from(payload) }, this.reportSize));
	}

	/** Sends the lawful answer to CTAPHID_INIT, with a new channel if it came by broadcast. */
	grant(init: DeviceMessage): void {
		const channel = init.channel === broadcast ? 0x0a0b0c01 + this.channels.length : init.channel;
		if (init.channel === broadcast) this.channels.push(channel);
		this.sayGrant(init, channel);
	}

	/** Answers CTAPHID_INIT with any channel, and any nonce. */
	sayGrant(init: DeviceMessage, granted: number, nonce: Uint8Array = init.payload): void {
		const answer = Buffer.alloc(17);
		Buffer.from(nonce).copy(answer);
		answer.writeUInt32BE(granted, 8);
		answer.set([2, 5, 7, 1, this.#script.capabilities ?? 0x05], 12);
		this.say(init.channel, command.init, ...answer);
	}

	/** Is pulled out. */
	vanish(): void {
		this.#gone = new Error("pulled out");
		this.#listener?.gone(this.#gone);
	}

	#emitNow(reports: readonly Uint8Array[]): void {
		if (this.closed || this.#gone) return;
		for (const report of reports) this.#listener?.report(report);
	}

	#hear(message: DeviceMessage): void {
		this.heard.push(message);
		this.#react(message);
		this.#tellWaiting();
	}

	#tellWaiting(): void {
		for (const { command: wanted, times, resolve } of this.#waiting) {
			const message = this.heard.filter((each) => each.command === wanted)[times - 1];
			if (message) resolve(message);
		}
	}

	#react(message: DeviceMessage): void {
		if (message.command === command.cancel) this.#script.cancel?.(message, this);
		else if (message.command === command.init) this.#turn("init", grants)(message, this);
		else this.#turn("commands", silent)(message, this);
	}

	/** What is scripted for this turn. */
	#turn(part: "init" | "commands", otherwise: Reaction): Reaction {
		const scripted = this.#script[part] ?? otherwise;
		if (typeof scripted === "function") return scripted;
		this.#turns[part] += 1;
		return scripted[this.#turns[part] - 1] ?? scripted.at(-1) ?? otherwise;
	}
}

/** Does nothing at all. */
export const silent: Reaction = () => undefined;

/** Gives out a channel, as it should. */
export const grants: Reaction = (message, device) => device.grant(message);

/** Answers with these bytes. */
export function answers(...payload: readonly number[]): Reaction {
	return (message, device) => device.say(message.channel, message.command, ...payload);
}

/** Answers with what was sent. */
export const echoes: Reaction = (message, device) => device.say(message.channel, message.command, ...message.payload);

/** Says that it still works, or waits for a touch. */
export function keepsAlive(status: number): Reaction {
	return (message, device) => device.say(message.channel, command.keepalive, status);
}

/** Answers with an error of CTAPHID. */
export function fails(code: number): Reaction {
	return (message, device) => device.say(message.channel, command.error, code);
}

/** One after the other. */
export function both(...reactions: readonly Reaction[]): Reaction {
	return (message, device) => {
		for (const react of reactions) react(message, device);
	};
}

/** Says on another program's channel what is none of ours. */
export const chattersElsewhere: Reaction = (_message, device) => {
	const channel = 0x77777777;
	device.say(channel, command.keepalive, 2);
	device.say(channel, command.cbor, ...Array.from({ length: 100 }, (_, index) => index));
	device.say(channel, command.error, 0x06);
	device.emit(Uint8Array.of(0x77, 0x77, 0x77, 0x77, 3, 1, 2, 3));
};
