import { hidCommand } from "../ctaphid/commands.ts";
import type { HidMessage } from "../ctaphid/message.ts";
import { splitMessage } from "../ctaphid/split-message.ts";
import { statusCode } from "../status/status-code.ts";
import type { CommandRun, Firmware } from "./firmware.ts";
import type { CborSide } from "./hid-device.ts";
import { Keepalive, type KeepaliveTiming } from "./keepalive.ts";
import { runCommand } from "./run-command.ts";
import type { Trace } from "./trace.ts";

/** The command that runs. */
interface Running {
	readonly run: CommandRun;
	readonly ending: AbortController;
	readonly keepalive: Keepalive;
	/** True for a command whose answer gets lost. */
	readonly mute: boolean;
}

/** What the transactions send through, and what ends them. */
export interface Outlet {
	report(report: Uint8Array): void;
	/** The key is pulled out. */
	unplug(): void;
}

/** Runs the messages of CTAPHID_CBOR, one at a time, and keeps the platform told (CTAP 2.1 section 11.2.9.1.2). */
export class CborTransactions implements CborSide {
	readonly #firmware: Firmware;
	readonly #trace: Trace;
	readonly #timing: KeepaliveTiming;
	readonly #outlet: Outlet;
	#running: Running | undefined;

	constructor(firmware: Firmware, trace: Trace, timing: KeepaliveTiming, outlet: Outlet) {
		this.#firmware = firmware;
		this.#trace = trace;
		this.#timing = timing;
		this.#outlet = outlet;
	}

	get servedChannel(): number | undefined {
		return this.#running?.run.channel;
	}

	begin(channel: number, request: Uint8Array): void {
		const { faults, clock } = this.#firmware;
		const [command = 0] = request;
		this.#trace.commands.push({ command, parameters: request.slice(1), channel });
		if (faults.take("unplug-at-command", command)) {
			this.#outlet.unplug();
			return;
		}
		const error = faults.take("hid-error", command);
		if (error) {
			this.#send({ channel, command: hidCommand.error, payload: Uint8Array.of(error.code) });
			return;
		}
		const ending = new AbortController();
		const keepalive = new Keepalive(clock, this.#timing, (status) => this.#keepAlive(channel, command, status));
		const run = { command, channel, signal: ending.signal, report: keepalive.report.bind(keepalive) };
		const running = { run, ending, keepalive, mute: faults.take("drop-answer", command) !== undefined };
		this.#running = running;
		if (running.mute) keepalive.stop();
		runCommand(this.#firmware, run, request).then(
			(answer) => this.#finish(running, answer),
			(failure: unknown) => {
				this.#trace.failures.push(failure);
				this.#finish(running, Uint8Array.of(statusCode.other));
			},
		);
	}

	cancel(): void {
		const running = this.#running;
		if (!running || this.#firmware.faults.take("ignore-cancel", running.run.command)) return;
		running.ending.abort();
	}

	abort(): void {
		const running = this.#running;
		this.#running = undefined;
		running?.keepalive.stop();
		running?.ending.abort();
	}

	#finish(running: Running, answer: Uint8Array): void {
		// Whatever ended in the meantime, by CTAPHID_INIT or with the power, is answered to nobody.
		if (this.#running !== running) return;
		this.#running = undefined;
		running.keepalive.stop();
		if (running.mute) return;
		const { command, channel } = running.run;
		this.#send({ channel, command: hidCommand.cbor, payload: answer }, command);
		if (this.#firmware.faults.take("unplug-after-answer", command)) this.#outlet.unplug();
	}

	#keepAlive(channel: number, command: number, status: number): void {
		const { faults } = this.#firmware;
		if (faults.take("unplug-at-keepalive", command)) {
			this.#outlet.unplug();
			return;
		}
		const onChannel = faults.take("keepalive-on-channel-zero", command) ? 0 : channel;
		this.#send({ channel: onChannel, command: hidCommand.keepalive, payload: Uint8Array.of(status) });
	}

	#send(message: HidMessage, command?: number): void {
		const { faults, personality } = this.#firmware;
		const foreign = { channel: message.channel + 0x1000, command: hidCommand.cbor, payload: Uint8Array.of(0x2e) };
		const strangers = () => splitMessage(foreign, personality.reportSize);
		const [first, ...others] = splitMessage(message, personality.reportSize);
		const isAnswer = command !== undefined;
		const before = isAnswer && faults.take("foreign-report-first", command) ? strangers() : [];
		const between = isAnswer && faults.take("foreign-report-between", command) ? strangers() : [];
		for (const report of [...before, ...(first ? [first] : []), ...between, ...others]) this.#outlet.report(report);
	}
}
