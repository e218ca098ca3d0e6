import { KeyFailure } from "../key-failure.ts";
import type { ReportTransport } from "../transport/report-transport.ts";
import { Inbox } from "./inbox.ts";
import type { HidMessage } from "./message.ts";
import { splitMessage } from "./split-message.ts";
import type { Timing } from "./timing.ts";

/** Both directions of one device: messages out, an inbox in. */
export interface Link {
	readonly inbox: Inbox;
	readonly timing: Timing;
	/** @throws KeyFailure `gone` when the device is no more, `no-answer` when its transport takes nothing for too long. */
	send(message: HidMessage): Promise<void>;
}

/** Begins to listen to a device. */
export function openLink(transport: ReportTransport, timing: Timing): Link {
	const { reportSize } = transport;
	if (!Number.isInteger(reportSize) || reportSize < 8 || reportSize > 64) {
		throw new RangeError(`Reports have 8 to 64 bytes, not ${reportSize}.`);
	}
	const inbox = new Inbox(reportSize);
	// Functions of their own, which a transport may take out of the object that holds them.
	transport.listen({ report: (report) => inbox.report(report), gone: (reason) => inbox.gone(reason) });
	async function deliver(message: HidMessage, taken: () => void): Promise<void> {
		for (const report of splitMessage(message, transport.reportSize)) {
			inbox.throwIfGone();
			try {
				await transport.send(report);
			} catch (cause) {
				inbox.gone(asError(cause));
				throw unreachable(cause);
			}
			taken();
		}
	}
	return {
		inbox,
		timing,
		async send(message) {
			const { promise: stuck, reject } = Promise.withResolvers<never>();
			const impatience = setTimeout(() => {
				// Half of a message may be out, and the rest may follow at any time: nothing can be sent behind it.
				inbox.gone(new Error("the transport takes no reports any more"));
				reject(new KeyFailure("no-answer", "The key takes no more data. Unplug it and plug it in again."));
			}, timing.silenceMs);
			await Promise.race([deliver(message, () => impatience.refresh()), stuck]).finally(() => clearTimeout(impatience));
		},
	};
}

function asError(cause: unknown): Error {
	return cause instanceof Error ? cause : new Error(String(cause));
}

function unreachable(cause: unknown): KeyFailure {
	return new KeyFailure("gone", "The key was pulled out or stopped working.", { cause });
}
