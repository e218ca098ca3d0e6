import type { CborMap } from "../../cbor/cbor-value.ts";
import { decodeCborMap } from "../../cbor/decode-cbor.ts";
import { encodeParameters } from "../../cbor/encode-cbor.ts";
import { broadcastChannel, hidCommand } from "../../ctaphid/commands.ts";
import type { HidMessage } from "../../ctaphid/message.ts";
import { channelOf, Reassembly } from "../../ctaphid/reassembly.ts";
import { splitMessage } from "../../ctaphid/split-message.ts";
import type { ReportTransport } from "../../transport/report-transport.ts";
import type { Answer } from "../answer.ts";
import type { VirtualKey } from "../virtual-key.ts";

/** What a command came to: its status, and its members or none. */
export interface CommandResult {
	readonly status: number;
	readonly members: CborMap;
	/** What followed the status, as it came. */
	readonly bytes: Uint8Array;
}

/** The smallest thing that can speak CTAPHID, so that the key is not tested by the code that is tested with the key. */
export class TestPlatform {
	readonly transport: ReportTransport;
	/** Every message that came, of all channels, keepalives included. */
	readonly heard: HidMessage[] = [];
	/** Why the connection ended, once it has. */
	gone: Error | undefined;
	channel = broadcastChannel;
	#reassemblies = new Map<number, Reassembly>();
	#wanted: { matches: (message: HidMessage) => boolean; resolve: (message: HidMessage) => void }[] = [];

	private constructor(transport: ReportTransport) {
		this.transport = transport;
		transport.listen({
			report: (report) => this.#take(report),
			gone: (reason) => {
				this.gone = reason;
			},
		});
	}

	/** Opens the key and takes a channel. */
	static async open(key: VirtualKey): Promise<TestPlatform> {
		const platform = TestPlatform.attach(key);
		const { payload } = await platform.exchange({
			channel: broadcastChannel,
			command: hidCommand.init,
			payload: new Uint8Array(8).fill(7),
		});
		platform.channel = Buffer.from(payload).readUInt32BE(8);
		return platform;
	}

	/** Opens the key and says nothing. */
	static attach(key: VirtualKey): TestPlatform {
		return new TestPlatform(key.connect());
	}

	/** Sends a message on any channel, without waiting for anything. */
	async send({ channel = this.channel, command, payload = new Uint8Array() }: Partial<HidMessage>): Promise<void> {
		const message = { channel, command: command ?? hidCommand.cbor, payload };
		for (const report of splitMessage(message, this.transport.reportSize)) await this.transport.send(report);
	}

	/** The next message on the channel that is no keepalive. */
	next(channel = this.channel): Promise<HidMessage> {
		return this.nextWhere((message) => message.channel === channel && message.command !== hidCommand.keepalive);
	}

	nextWhere(matches: (message: HidMessage) => boolean): Promise<HidMessage> {
		const { promise, resolve } = Promise.withResolvers<HidMessage>();
		this.#wanted.push({ matches, resolve });
		return promise;
	}

	/** Sends a message and waits for its answer. */
	async exchange(message: Partial<HidMessage>): Promise<HidMessage> {
		const answer = this.next(message.channel);
		await this.send(message);
		return await answer;
	}

	/** Runs a command of CTAP2. */
	async command(command: number, parameters?: Answer): Promise<CommandResult> {
		const encoded = parameters ? encodeParameters(parameters) : new Uint8Array();
		return await this.raw(Uint8Array.of(command, ...encoded));
	}

	/** Sends the bytes of a command as they are. */
	async raw(payload: Uint8Array): Promise<CommandResult> {
		const answer = await this.exchange({ command: hidCommand.cbor, payload });
		if (answer.command !== hidCommand.cbor) throw new Error(`CTAPHID answered ${answer.command} ${answer.payload}`);
		const bytes = answer.payload.subarray(1);
		const members: CborMap = bytes.length > 0 ? decodeCborMap(bytes) : new Map();
		return { status: answer.payload[0] ?? -1, members, bytes };
	}

	#take(report: Uint8Array): void {
		const channel = channelOf(report) ?? 0;
		const reassembly = this.#reassemblies.get(channel) ?? new Reassembly(channel, this.transport.reportSize);
		this.#reassemblies.set(channel, reassembly);
		const taken = reassembly.take(report);
		if (taken.kind !== "message") return;
		this.heard.push(taken.message);
		const wanted = this.#wanted.find(({ matches }) => matches(taken.message));
		this.#wanted = this.#wanted.filter((other) => other !== wanted);
		wanted?.resolve(taken.message);
	}
}
